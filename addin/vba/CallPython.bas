Attribute VB_Name = "CallPython"
Option Explicit
Option Private Module
' The one call into Python. What was chosen goes along in the environment, where a text may hold any
' sign, and so does which book it is about: nothing that a book says stands in the command line.
'
' A cell of any workbook can call the public functions of an add-in. So what is done stands in
' procedures (Sub) and private functions; public functions only look.

Private Const VARIABLE As String = "OPCC_REGISTER_CHOICES"
' Windows has room for 32,767 signs, the variable's and the book's name among them.
Private Const LONGEST As Long = 32400

' Runs a command of addin/press.py over the book in front. `more` has what was chosen just now.
' A picture in any workbook can call procedures, with texts of its own. It has no control of the
' ribbon to give, so it cannot call this one.
' Python knows an Excel by its books: where none is open, an empty one is there meanwhile.
Public Sub AskPython(ByVal control As IRibbonControl, ByVal command As String, _
    ParamArray more() As Variant)
    Dim chosen As String, reason As String, meanwhile As Workbook, windowsShell As Object
    On Error GoTo failed
    If control Is Nothing Then Exit Sub
    chosen = ChoicesAsText() & vbLf & Join(more, vbLf)
    reason = WhyNot(chosen)
    If reason <> "" Then
        MsgBox reason, vbExclamation, PRODUCT
        Exit Sub
    End If
    If ActiveWorkbook Is Nothing Then Set meanwhile = Workbooks.Add
    Set windowsShell = CreateObject("WScript.Shell")
    windowsShell.Environment("Process").Item(VARIABLE) = chosen & vbLf & BookAsText()
    If windowsShell.Run(CommandLine(command), 0, True) <> 0 Then SayItFailed "with an error"
    If Not meanwhile Is Nothing Then meanwhile.Close False
    RefreshTab
    Exit Sub
failed:
    SayItFailed Err.Description
    If Not meanwhile Is Nothing Then meanwhile.Close False
End Sub

' Why Python cannot be asked, in a sentence; empty if it can.
Public Function WhyNot(ByVal chosen As String) As String
    If Not InterpreterIsThere() Then
        WhyNot = "Python is not where the add-in looks for it, so nothing was done: " & _
            Interpreter() & vbCrLf & vbCrLf & "Install the add-in again, or ask your IT department."
    ElseIf Len(chosen) > LONGEST Then
        WhyNot = "The book has more appendices than can be passed on, so nothing was done."
    End If
End Function

' What Windows is to run: Python itself, and no command prompt. With -I neither the folder of the
' book that was opened last nor the user's variables add to what Python imports.
Private Function CommandLine(ByVal command As String) As String
    CommandLine = Quoted(Interpreter()) & " -I -B -c " & _
        Quoted("from addin.start import start; start('" & command & "')")
End Function

' Which book the command is about, and in which Excel, as Python reads it.
Private Function BookAsText() As String
    BookAsText = Choice("book", ActiveWorkbook.Name) & vbLf & Choice("window", Application.Hwnd)
End Function

' A text in quotation marks.
Private Function Quoted(ByVal text As String) As String
    Quoted = """" & text & """"
End Function

' A sentence for the person, and the reason for the log.
Private Sub SayItFailed(ByVal reason As String)
    AddToLog "Python could not be run by " & Interpreter() & ", or ended: " & reason
    MsgBox "Python could not be run, so nothing was done. What it said stands in the log " & _
        "(Help, Open the log); your IT department will want to see it." & vbCrLf & vbCrLf & _
        "Tried: " & Interpreter(), vbExclamation, PRODUCT
End Sub

' Writes to the end of the log, with the time; a log that cannot be written is done without.
Private Sub AddToLog(ByVal said As String)
    Dim number As Integer
    On Error Resume Next
    number = FreeFile
    Open LogFile() For Append As #number
    Print #number, Format$(Now, "yyyy-mm-dd hh:mm:ss") & " " & said
    Close #number
End Sub
