Attribute VB_Name = "CallPython"
Option Explicit
' The one call into Python. Choices go along in the environment: names of files may hold any
' character there, and nothing that a person or a book says stands in a command line.

Private Const VARIABLE As String = "OPCC_REGISTER_CHOICES"

' Runs a command of addin/press.py over the book in front; `more` has further choices, name=value.
Public Sub AskPython(ByVal command As String, ParamArray more() As Variant)
    Dim each_ As Variant, text As String
    text = ChoicesAsText()
    For Each each_ In more
        text = text & vbLf & each_
    Next each_
    CreateObject("WScript.Shell").Environment("Process").Item(VARIABLE) = text
    RunPython "from addin.press import press; press('" & command & "')"
    RefreshTab
End Sub

' The name by which Python finds the book: the one in front, or the add-in if none is open.
Public Function CallingBook() As String
    If ActiveWorkbook Is Nothing Then
        CallingBook = ThisWorkbook.Name
    Else
        CallingBook = ActiveWorkbook.Name
    End If
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

' Writes to the end of the log.
Private Sub AddToLog(ByVal said As String)
    Dim number As Integer
    On Error Resume Next
    number = FreeFile
    Open LogFile() For Append As number
    Print #number, "Python could not be run by " & Interpreter() & ":" & vbCrLf & said
    Close #number
End Sub
