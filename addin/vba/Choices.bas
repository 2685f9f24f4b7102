Attribute VB_Name = "Choices"
Option Explicit
' What was chosen on the tab. Kept in the user's part of the registry, so it survives a restart.

Public Const MEETING As String = "meeting"
Public Const AUDIENCE As String = "audience"
Private Const SECTION As String = "Ribbon"

' A choice as it was last made.
Public Function Remembered(ByVal name As String, ByVal otherwise As String) As String
    Remembered = GetSetting(PRODUCT, SECTION, name, otherwise)
End Function

' Keeps a choice.
Public Sub Remember(ByVal name As String, ByVal choice As String)
    SaveSetting PRODUCT, SECTION, name, choice
End Sub

' Whether something has its tick.
Public Function IsChosen(ByVal name As String) As Boolean
    IsChosen = Remembered(name, "yes") = "yes"
End Function

' All choices, one in each line, for Python.
Public Function ChoicesAsText() As String
    ChoicesAsText = "audience=" & Remembered(AUDIENCE, "public") & vbLf & _
        "meeting=" & Remembered(MEETING, "") & vbLf & _
        "formats=" & Ticked(Array("docx", "xlsx", "pdf")) & vbLf & _
        "appendices=" & Ticked(AppendixKeys()) & vbLf & _
        "addin=" & ADDIN_VERSION & vbLf & _
        "settings=" & SettingsSource()
End Function

' The names that have a tick, separated by commas.
Private Function Ticked(ByVal names As Variant) As String
    Dim each_ As Variant
    For Each each_ In names
        If IsChosen(CStr(each_)) Then Ticked = Ticked & IIf(Ticked = "", "", ",") & each_
    Next each_
End Function
