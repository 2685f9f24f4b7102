Attribute VB_Name = "Choices"
Option Explicit
Option Private Module
' What was chosen on the tab. Kept in the user's part of the registry, so it survives a restart.

Public Const MEETING As String = "meeting"
Public Const AUDIENCE As String = "audience"
Public Const FOLDER As String = "folder"
Public Const CHOSEN As String = "Choices"
Private Const TICKS As String = "Ticks"

' A choice as it was last made.
Public Function Remembered(ByVal name As String, ByVal otherwise As String) As String
    Remembered = GetSetting(PRODUCT, CHOSEN, name, otherwise)
End Function

' Keeps the meeting. There is no procedure that keeps any choice: a picture in any workbook can call
' procedures, and could choose the folder for a person.
Public Sub RememberMeeting(ByVal shown As String)
    SaveSetting PRODUCT, CHOSEN, MEETING, shown
End Sub

' Keeps for whom the papers are.
Public Sub RememberAudience(ByVal readers As String)
    SaveSetting PRODUCT, CHOSEN, AUDIENCE, readers
End Sub

' Whether a format or an appendix has its tick; everything has until it is taken away.
Public Function HasTick(ByVal name As String) As Boolean
    HasTick = GetSetting(PRODUCT, TICKS, name, "yes") = "yes"
End Function

' Keeps a tick.
Public Sub RememberTick(ByVal name As String, ByVal ticked As Boolean)
    SaveSetting PRODUCT, TICKS, name, IIf(ticked, "yes", "no")
End Sub

' Which meeting of a list was chosen last; 0, the latest, if the list has none of that name.
Public Function ChosenAmong(ByVal meetings As Variant) As Long
    Dim at As Long
    For at = 1 To UBound(meetings)
        If meetings(at) = Remembered(MEETING, "") Then ChosenAmong = at
    Next at
End Function

' The chosen meeting as Python has it, committee first; empty for the latest.
Private Function MeetingForPython() As String
    Dim listed As Variant, at As Long
    listed = Meetings()
    at = ChosenAmong(listed)
    If at > 0 Then MeetingForPython = Mid$(listed(at), Len("dd/mm/yyyy ") + 1) & " " & _
        Left$(listed(at), Len("dd/mm/yyyy"))
End Function

' All that was chosen on the tab, one choice in each line, for Python.
Public Function ChoicesAsText() As String
    Dim lines As Variant
    lines = Array( _
        Choice(AUDIENCE, Remembered(AUDIENCE, "public")), _
        Choice(MEETING, MeetingForPython()), _
        Choice("formats", Ticked(Array("docx", "xlsx", "pdf"))), _
        Choice("appendices", Ticked(AppendixKeys())), _
        Choice(FOLDER, Remembered(FOLDER, "")), _
        Choice("addin", ADDIN_VERSION), _
        Choice("settings", SettingsSource()))
    ChoicesAsText = Join(lines, vbLf)
End Function

' A choice as Python reads it: one line, so that no cell of a book can say another choice.
Public Function Choice(ByVal name As String, ByVal value As String) As String
    Choice = name & "=" & InOneLine(value)
End Function

' A text without line ends and other signs that cannot be seen.
Public Function InOneLine(ByVal text As String) As String
    Dim code As Long
    InOneLine = text
    For code = 1 To 31
        InOneLine = Replace(InOneLine, Chr$(code), " ")
    Next code
End Function

' The names that have a tick, separated by commas.
Private Function Ticked(ByVal names As Variant) As String
    Dim name As Variant
    For Each name In names
        If HasTick(CStr(name)) Then Ticked = Ticked & IIf(Ticked = "", "", ",") & name
    Next name
End Function
