Attribute VB_Name = "Settings"
Option Explicit
' Where settings come from: this module and the user's own file. An open book has no say.

Public Const PRODUCT As String = "OPCC Risk Register"
Private Const INTERPRETER_KEY As String = "INTERPRETER_WIN"

' In place of xlwings' own, which asks the open book and its folder first.
Public Function GetConfig(configKey As String, Optional default As String = "", Optional source As String = "") As Variant
    Select Case configKey
        Case INTERPRETER_KEY
            GetConfig = Interpreter()
        Case "ADD_WORKBOOK_TO_PYTHONPATH"
            GetConfig = "false"
        Case Else
            GetConfig = default
    End Select
End Function

' The Python that runs the commands.
Public Function Interpreter() As String
    Dim chosen As String
    chosen = ChosenInterpreter()
    If chosen = "" Then chosen = OwnFolder() & "\python\Scripts\python.exe"
    Interpreter = ExpandEnvironmentStrings(chosen)
End Function

' Where the settings came from, as About says it.
Public Function SettingsSource() As String
    SettingsSource = IIf(ChosenInterpreter() = "", "the add-in", SettingsFile())
End Function

' What goes wrong is written here.
Public Function LogFile() As String
    LogFile = OwnFolder() & "\log.txt"
End Function

' The interpreter that the user's own file names; empty if it names none.
Private Function ChosenInterpreter() As String
    Dim found As String
    If Not FileExists(SettingsFile()) Then Exit Function
    If GetConfigFromFile(SettingsFile(), INTERPRETER_KEY, found) Then ChosenInterpreter = found
End Function

' The user's own file.
Private Function SettingsFile() As String
    SettingsFile = OwnFolder() & "\settings.conf"
End Function

' The folder that the installation made for this user.
Private Function OwnFolder() As String
    OwnFolder = Environ("LOCALAPPDATA") & "\" & PRODUCT
End Function
