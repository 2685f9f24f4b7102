Attribute VB_Name = "Ribbon"
Option Explicit
' What ribbon.xml calls: each button, tick and list of the tab Risk Register.

Private Shown As IRibbonUI
Private ListedMeetings As Variant

' Keeps the tab, so that it can be told to ask again.
Public Sub RibbonLoaded(ribbon As IRibbonUI)
    Set Shown = ribbon
End Sub

' Lets the tab ask again what can be pressed and chosen. Excel forgets the tab when VBA is reset.
Public Sub RefreshTab()
    ListedMeetings = Empty
    If Not Shown Is Nothing Then Shown.Invalidate
End Sub

' Whether a button that needs a register can be pressed.
Public Sub RegisterIsOpen(control As IRibbonControl, ByRef enabled)
    enabled = IsRegister(ActiveWorkbook)
End Sub

' A button that needs nothing but the open book.
Public Sub PressButton(control As IRibbonControl)
    AskPython control, control.Tag
End Sub

' A button that writes files beside the open book.
Public Sub PressBesideBook(control As IRibbonControl)
    Dim hasFolder As Boolean
    AskForFolder hasFolder
    If hasFolder Then AskPython control, control.Tag
End Sub

' New: a scheme, and where to save.
Public Sub PressNew(control As IRibbonControl)
    Dim scheme As String, target As String
    scheme = control.Tag
    If scheme = "" Then AskForFile "Scheme (*.toml), *.toml", "The scheme", scheme
    If scheme = "" Then Exit Sub
    AskWhereToSave "New register.xlsx", "Save the new book as", target
    If target = "" Then Exit Sub
    AskPython control, "new", Choice("scheme", scheme), Choice("target", target)
End Sub

' Import: the file that was kept in another way, and where to save what it holds.
Public Sub PressImport(control As IRibbonControl)
    Dim source As String, target As String
    AskForFile "Files (*.xlsx;*.xlsm;*.xls;*.ods;*.csv;*.docx)," & _
        "*.xlsx;*.xlsm;*.xls;*.ods;*.csv;*.docx", "The file to bring in", source
    If source = "" Then Exit Sub
    AskWhereToSave "Imported register.xlsx", "Save what is brought in as", target
    If target = "" Then Exit Sub
    AskPython control, control.Tag, Choice("source", source), Choice("target", target)
End Sub

' Roll forward: the date of the next quarter, and where to save its book.
Public Sub PressRollForward(control As IRibbonControl)
    Dim asAt As Variant, target As String
    asAt = Application.InputBox("The as-at date of the next quarter, such as 31/01/2024:", _
        "Roll forward", Type:=2)
    If VarType(asAt) = vbBoolean Then Exit Sub
    AskWhereToSave "Next quarter.xlsx", "Save the next quarter's book as", target
    If target = "" Then Exit Sub
    AskPython control, control.Tag, Choice("as_at", asAt), Choice("target", target)
End Sub

' Compare with: the earlier book.
Public Sub PressCompare(control As IRibbonControl)
    Dim hasFolder As Boolean, earlier As String
    AskForFolder hasFolder
    If Not hasFolder Then Exit Sub
    AskForFile "Workbooks (*.xlsx;*.xlsm),*.xlsx;*.xlsm", "The earlier book", earlier
    If earlier <> "" Then AskPython control, control.Tag, Choice("earlier", earlier)
End Sub

' Opens the log without Python: it is wanted most when Python does not start.
Public Sub PressLog(control As IRibbonControl)
    On Error GoTo failed
    If IsFile(LogFile()) Then
        ThisWorkbook.FollowHyperlink LogFile()
    Else
        MsgBox "There is no log yet: nothing has gone wrong.", vbInformation, PRODUCT
    End If
    Exit Sub
failed:
    MsgBox "The log was not opened. It is " & LogFile(), vbExclamation, PRODUCT
End Sub

' How many meetings the list has; the first is the latest one, whichever that is.
Public Sub CountMeetings(control As IRibbonControl, ByRef count)
    count = UBound(MeetingsOnTab()) + 1
End Sub

' What the list calls a meeting.
Public Sub LabelOfMeeting(control As IRibbonControl, index As Integer, ByRef label)
    label = MeetingsOnTab()(index)
End Sub

' The meeting that was chosen last.
Public Sub ChosenMeeting(control As IRibbonControl, ByRef index)
    index = ChosenAmong(MeetingsOnTab())
End Sub

' Remembers the meeting by what the list calls it; the latest by no name.
Public Sub ChooseMeeting(control As IRibbonControl, id As String, index As Integer)
    RememberMeeting IIf(index = 0, "", MeetingsOnTab()(index))
End Sub

' Public comes first, and is what nobody has chosen otherwise.
Public Sub ChosenAudience(control As IRibbonControl, ByRef index)
    index = IIf(Remembered(AUDIENCE, "public") = "members", 1, 0)
End Sub

' Remembers for whom the papers are.
Public Sub ChooseAudience(control As IRibbonControl, id As String, index As Integer)
    RememberAudience IIf(index = 1, "members", "public")
End Sub

' The appendices of the open register, each with its tick.
Public Sub MenuOfAppendices(control As IRibbonControl, ByRef content)
    content = AppendixMenu()
End Sub

' Whether a format or an appendix has its tick.
Public Sub IsTicked(control As IRibbonControl, ByRef ticked)
    ticked = HasTick(control.Tag)
End Sub

' Remembers a tick.
Public Sub Tick(control As IRibbonControl, ticked As Boolean)
    RememberTick control.Tag, ticked
End Sub

' The meetings as the tab lists them: rows of the book may have been sorted since.
Private Function MeetingsOnTab() As Variant
    If IsEmpty(ListedMeetings) Then ListedMeetings = Meetings()
    MeetingsOnTab = ListedMeetings
End Function
