Attribute VB_Name = "Settings"
Option Explicit
Option Private Module
' Where settings come from: this module and the user's own file. An open book has no say.

Private Const INTERPRETER_KEY As String = "INTERPRETER_WIN"

' The Python that runs the commands.
Public Function Interpreter() As String
    Dim chosen As String
    chosen = ChosenInterpreter()
    If chosen = "" Then chosen = OwnFolder() & "\python\Scripts\python.exe"
    Interpreter = CreateObject("WScript.Shell").ExpandEnvironmentStrings(chosen)
End Function

' Whether that Python is there. A name without its drive is not taken: Windows would look for it in
' the folder in which a book was opened last.
Public Function InterpreterIsThere() As Boolean
    Dim path As String
    path = Interpreter()
    InterpreterIsThere = (path Like "[A-Za-z]:\*" Or Left$(path, 2) = "\\") And IsFile(path)
End Function

' Where the settings came from, as About says it.
Public Function SettingsSource() As String
    SettingsSource = IIf(ChosenInterpreter() = "", "the add-in", SettingsFile())
End Function

' What goes wrong is written here.
Public Function LogFile() As String
    LogFile = OwnFolder() & "\log.txt"
End Function

' The interpreter that the user's own file names, in a line "KEY","value"; empty if it names none.
Private Function ChosenInterpreter() As String
    Dim number As Integer, text As String, parts As Variant, found As String
    If Not IsFile(SettingsFile()) Then Exit Function
    number = FreeFile
    Open SettingsFile() For Input As #number
    Do Until EOF(number) Or found <> ""
        Line Input #number, text
        parts = Split(text, """")
        If UBound(parts) >= 3 Then
            If UCase$(parts(1)) = INTERPRETER_KEY Then found = parts(3)
        End If
    Loop
    Close #number
    ChosenInterpreter = found
End Function

' The user's own file.
Private Function SettingsFile() As String
    SettingsFile = OwnFolder() & "\settings.conf"
End Function

' The folder that the installation made for this user.
Private Function OwnFolder() As String
    OwnFolder = Environ("LOCALAPPDATA") & "\" & PRODUCT
End Function
