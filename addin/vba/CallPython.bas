Attribute VB_Name = "CallPython"
Option Explicit
Option Private Module
' The one call into Python. What was chosen goes along in the environment, where a text may hold any
' sign. Of what a book says, only its name stands in the command line.
'
' A cell of any workbook can call the public functions of an add-in. So what is done stands in
' procedures (Sub) and private functions; public functions only look.

Private Const VARIABLE As String = "OPCC_REGISTER_CHOICES"
' Windows has room for 32,767 signs, the variable's name among them.
Private Const LONGEST As Long = 32700

' Runs a command of addin/press.py over the book in front. `more` has what was chosen just now.
' What cannot be a command's name is not run: a picture in any workbook can call procedures.
Public Sub AskPython(ByVal command As String, ParamArray more() As Variant)
    Dim chosen As String, reason As String, windowsShell As Object
    On Error GoTo failed
    If command Like "*[!a-z_]*" Then Exit Sub
    chosen = ChoicesAsText() & vbLf & Join(more, vbLf)
    reason = WhyNot(chosen)
    If reason <> "" Then
        MsgBox reason, vbExclamation, PRODUCT
        Exit Sub
    End If
    Set windowsShell = CreateObject("WScript.Shell")
    windowsShell.Environment("Process").Item(VARIABLE) = chosen
    If windowsShell.Run(CommandLine(command), 0, True) <> 0 Then SayItFailed PythonSaid()
    RemoveSaid
    RefreshTab
    Exit Sub
failed:
    SayItFailed Err.Description
End Sub

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

' What Windows is to run, in Python's own folder. With -I neither that folder nor the user's
' variables add to what Python imports. The rest is what xlwings' Book.caller reads: which book, in
' which window of Excel.
Private Function CommandLine(ByVal command As String) As String
    CommandLine = "cmd.exe /C cd /d " & Quoted(FolderOf(Interpreter())) & " & " & _
        Quoted(Interpreter()) & " -I -B -c " & _
        Quoted("from addin.press import press; press('" & command & "')") & _
        " --wb=" & Quoted(CallingBook()) & " --from_xl=1 --hwnd=" & Quoted(Application.Hwnd) & _
        " 2> " & Quoted(SaidFile())
End Function

' Where Python's complaints go while it runs: not the log, which would be closed to Python then.
Private Function SaidFile() As String
    SaidFile = Environ("Temp") & "\" & PRODUCT & " " & Application.Hwnd & ".txt"
End Function

' What Python said when it failed; nothing where it did not start.
Private Function PythonSaid() As String
    Dim number As Integer, text As String
    If Not IsFile(SaidFile()) Then Exit Function
    number = FreeFile
    Open SaidFile() For Input As #number
    Do Until EOF(number)
        Line Input #number, text
        PythonSaid = PythonSaid & vbCrLf & text
    Loop
    Close #number
End Function

' Removes what Python said; what mattered stands in the log.
Private Sub RemoveSaid()
    On Error Resume Next
    Kill SaidFile()
End Sub

' A text in quotation marks.
Private Function Quoted(ByVal text As String) As String
    Quoted = """" & text & """"
End Function

' The name by which Python finds the book: the one in front, or the add-in if none is open.
Private Function CallingBook() As String
    If ActiveWorkbook Is Nothing Then
        CallingBook = ThisWorkbook.Name
    Else
        CallingBook = ActiveWorkbook.Name
    End If
End Function

' Whether a name survives the command line: % is filled in on the way, xlwings reads up to = only.
Private Function CanBePassedOn(ByVal name As String) As Boolean
    CanBePassedOn = InStr(name, "=") = 0 And InStr(name, "%") = 0 And Trim$(name) = name
End Function

' A sentence for the person, and the reason for the log.
Private Sub SayItFailed(ByVal reason As String)
    AddToLog "Python could not be run by " & Interpreter() & ": " & reason
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
