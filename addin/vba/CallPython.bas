Attribute VB_Name = "CallPython"
Option Explicit
' The one call into Python. What was chosen goes along in the environment, where a text may hold any
' sign. Of what a book says, only its name stands in the command line.

Private Const VARIABLE As String = "OPCC_REGISTER_CHOICES"
' Windows has room for 32,767 signs, the variable's name among them.
Private Const LONGEST As Long = 32700

' Runs a command of addin/press.py over the book in front. `more` has what was chosen just now.
Public Sub AskPython(ByVal command As String, ParamArray more() As Variant)
    Dim chosen As String, reason As String
    On Error GoTo failed
    chosen = ChoicesAsText() & vbLf & Join(more, vbLf)
    reason = WhyNot(chosen)
    If reason <> "" Then
        MsgBox reason, vbExclamation, PRODUCT
        Exit Sub
    End If
    WScript.Environment("Process").Item(VARIABLE) = chosen
    RunPython "from addin.press import press; press('" & command & "')"
    RefreshTab
    Exit Sub
failed:
    ShowError "", Err.Description
End Sub

' The name by which Python finds the book: the one in front, or the add-in if none is open.
Public Function CallingBook() As String
    If ActiveWorkbook Is Nothing Then
        CallingBook = ThisWorkbook.Name
    Else
        CallingBook = ActiveWorkbook.Name
    End If
End Function

' Why Python cannot be asked, in a sentence; empty if it can.
Public Function WhyNot(ByVal chosen As String) As String
    If Not InterpreterIsThere() Then
        WhyNot = "Python is not where the add-in looks for it, so nothing was done: " & _
            Interpreter() & vbCrLf & vbCrLf & "Install the add-in again, or ask your IT department."
    ElseIf Not CanBePassedOn(CallingBook()) Then
        WhyNot = CallingBook() & " has a name that Python cannot be told, so nothing was done. " & _
            "Save it under a name without = and %, and without a space in front."
    ElseIf Len(chosen) > LONGEST Then
        WhyNot = CallingBook() & " has more appendices than can be passed on, so nothing was done."
    End If
End Function

' Whether a name survives the command line: % is filled in on the way, xlwings reads up to = only.
Private Function CanBePassedOn(ByVal name As String) As Boolean
    CanBePassedOn = InStr(name, "=") = 0 And InStr(name, "%") = 0 And Trim$(name) = name
End Function

' In place of xlwings' own message: a sentence for the person, and what Python said for the log.
Public Sub ShowError(FileName As String, Optional Message As String = "")
    Dim said As String
    said = Message
    If said = "" Then said = ReadFile(FileName)
    AddToLog said
    MsgBox "Python could not be run, so nothing was done. What it said stands in the log " & _
        "(Help, Open the log); your IT department will want to see it." & vbCrLf & vbCrLf & _
        "Tried: " & Interpreter(), vbExclamation, PRODUCT
End Sub

' Writes to the end of the log; a log that cannot be written is done without.
Private Sub AddToLog(ByVal said As String)
    Dim number As Integer
    On Error Resume Next
    number = FreeFile
    Open LogFile() For Append As #number
    Print #number, "Python could not be run by " & Interpreter() & ":" & vbCrLf & said
    Close #number
End Sub
