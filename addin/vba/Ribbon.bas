Attribute VB_Name = "Ribbon"
Option Explicit
' What ribbon.xml calls: each button, tick and list of the tab Risk Register.

Private Tab_ As IRibbonUI

' Keeps the tab, so that it can be told to ask again.
Public Sub RibbonLoaded(ribbon As IRibbonUI)
    Set Tab_ = ribbon
End Sub

' Lets the tab ask again what can be pressed and chosen. Excel forgets the tab when VBA is reset.
Public Sub RefreshTab()
    If Not Tab_ Is Nothing Then Tab_.Invalidate
End Sub

' Whether a button that needs a register can be pressed.
Public Sub RegisterIsOpen(control As IRibbonControl, ByRef enabled)
    enabled = IsRegister(ActiveWorkbook)
End Sub

' A button that needs nothing but the open book.
Public Sub PressButton(control As IRibbonControl)
    AskPython control.Tag
End Sub

' New: a scheme, and where to save.
Public Sub PressNew(control As IRibbonControl)
    Dim scheme As String, target As String
    scheme = control.Tag
    If scheme = "" Then scheme = FileToOpen("Scheme (*.toml), *.toml", "The scheme")
    If scheme = "" Then Exit Sub
    target = FileToSave("Risk register.xlsx", "Save the new register as")
    If target = "" Then Exit Sub
    AskPython "new", "scheme=" & scheme, "target=" & target
End Sub

' Import: the file that was kept in another way, and where to save the register.
Public Sub PressImport(control As IRibbonControl)
    Dim source As String, target As String
    source = FileToOpen("Registers (*.xlsx;*.xlsm;*.xls;*.ods;*.csv;*.docx)," & _
        "*.xlsx;*.xlsm;*.xls;*.ods;*.csv;*.docx", "The file to bring in")
    If source = "" Then Exit Sub
    target = FileToSave("Imported register.xlsx", "Save the register as")
    If target = "" Then Exit Sub
    AskPython control.Tag, "source=" & source, "target=" & target
End Sub

' Roll forward: the date of the next quarter, and where to save its book.
Public Sub PressRollForward(control As IRibbonControl)
    Dim asAt As Variant, target As String
    asAt = Application.InputBox("The as-at date of the next quarter, such as 31/01/2024:", _
        "Roll forward", Type:=2)
    If VarType(asAt) = vbBoolean Then Exit Sub
    target = FileToSave("Register of the next quarter.xlsx", "Save the next quarter's register as")
    If target = "" Then Exit Sub
    AskPython control.Tag, "as_at=" & asAt, "target=" & target
End Sub

' Compare with: the earlier register.
Public Sub PressCompare(control As IRibbonControl)
    Dim earlier As String
    earlier = FileToOpen("Registers (*.xlsx;*.xlsm),*.xlsx;*.xlsm", "The earlier register")
    If earlier <> "" Then AskPython control.Tag, "earlier=" & earlier
End Sub

' Opens the log without Python: it is wanted most when Python does not start.
Public Sub PressLog(control As IRibbonControl)
    If FileExists(LogFile()) Then
        ThisWorkbook.FollowHyperlink LogFile()
    Else
        MsgBox "There is no log yet: nothing has gone wrong.", vbInformation, PRODUCT
    End If
End Sub

' How many meetings the list has; the first is the latest one, whichever that is.
Public Sub CountMeetings(control As IRibbonControl, ByRef count)
    count = UBound(Meetings()) + 1
End Sub

' What the list calls a meeting.
Public Sub LabelOfMeeting(control As IRibbonControl, index As Integer, ByRef label)
    label = Meetings()(index)
End Sub

' The meeting that was chosen last; the first of the list if this book has none of that name.
Public Sub ChosenMeeting(control As IRibbonControl, ByRef index)
    Dim at As Long, names As Variant
    names = Meetings()
    index = 0
    For at = 0 To UBound(names)
        If names(at) = Remembered(MEETING, "") Then index = at
    Next at
End Sub

' Remembers the meeting by what the list calls it.
Public Sub ChooseMeeting(control As IRibbonControl, id As String, index As Integer)
    Remember MEETING, IIf(index = 0, "", Meetings()(index))
End Sub

' Public comes first, and is what nobody has chosen otherwise.
Public Sub ChosenAudience(control As IRibbonControl, ByRef index)
    index = IIf(Remembered(AUDIENCE, "public") = "members", 1, 0)
End Sub

' Remembers for whom the papers are.
Public Sub ChooseAudience(control As IRibbonControl, id As String, index As Integer)
    Remember AUDIENCE, IIf(index = 1, "members", "public")
End Sub

' The appendices of the open register, each with its tick.
Public Sub MenuOfAppendices(control As IRibbonControl, ByRef content)
    content = AppendixMenu()
End Sub

' Whether a format or an appendix has its tick; everything has until it is taken away.
Public Sub IsTicked(control As IRibbonControl, ByRef ticked)
    ticked = IsChosen(control.Tag)
End Sub

' Remembers a tick.
Public Sub Tick(control As IRibbonControl, ticked As Boolean)
    Remember control.Tag, IIf(ticked, "yes", "no")
End Sub

' A file that a person picks; empty if they do not.
Private Function FileToOpen(ByVal kinds As String, ByVal title As String) As String
    Dim picked As Variant
    picked = Application.GetOpenFilename(kinds, , title)
    If VarType(picked) = vbString Then FileToOpen = picked
End Function

' Where a person wants a book to be saved; empty if they do not.
Private Function FileToSave(ByVal name As String, ByVal title As String) As String
    Dim picked As Variant
    picked = Application.GetSaveAsFilename(name, "Excel workbook (*.xlsx), *.xlsx", , title)
    If VarType(picked) = vbString Then FileToSave = picked
End Function
