Attribute VB_Name = "OpenBook"
Option Explicit
' What the tab has to know of the book in front: is it a register, its meetings, its appendices.

' Whether a book is a register: the builder gives its layout a name.
Public Function IsRegister(ByVal book As Workbook) As Boolean
    Dim layout As Name
    If book Is Nothing Then Exit Function
    On Error Resume Next
    Set layout = book.Names("Layout_version")
    IsRegister = Not layout Is Nothing
End Function

' What the list of meetings shows: the latest first, then each as committee and date.
Public Function Meetings() As Variant
    Dim committees As Variant, days As Variant, shown() As String, at As Long
    committees = ColumnOf("Meetings", "Committee")
    days = ColumnOf("Meetings", "Date")
    ReDim shown(0)
    shown(0) = "Latest"
    For at = 0 To UBound(days)
        If IsDate(days(at)) Then
            ReDim Preserve shown(UBound(shown) + 1)
            shown(UBound(shown)) = committees(at) & " " & Format$(days(at), "dd\/mm\/yyyy")
        End If
    Next at
    Meetings = shown
End Function

' The keys of the appendices that the open register's scheme declares.
Public Function AppendixKeys() As Variant
    AppendixKeys = ColumnOf("Appendices", "Appendix")
End Function

' The menu of the appendices, as the ribbon wants it.
Public Function AppendixMenu() As String
    Dim keys As Variant, titles As Variant, at As Long, ticks As String
    keys = AppendixKeys()
    titles = ColumnOf("Appendices", "Title")
    For at = 0 To UBound(keys)
        ticks = ticks & "<checkBox id=""Appendix" & at & """ label=""" & _
            InXml(keys(at) & "  " & titles(at)) & """ tag=""" & InXml(keys(at)) & _
            """ getPressed=""IsTicked"" onAction=""Tick""/>"
    Next at
    AppendixMenu = "<menu xmlns=""http://schemas.microsoft.com/office/2009/07/customui"">" & _
        ticks & "</menu>"
End Function

' The cells of a column of the book in front, from 0; none if it has no such table or column.
Private Function ColumnOf(ByVal table As String, ByVal heading As String) As Variant
    Dim sheet As Worksheet, found As Range, cells_() As Variant, at As Long
    ColumnOf = Array()
    If Not IsRegister(ActiveWorkbook) Then Exit Function
    On Error Resume Next
    For Each sheet In ActiveWorkbook.Worksheets
        Set found = sheet.ListObjects(table).ListColumns(heading).DataBodyRange
        If Not found Is Nothing Then Exit For
    Next sheet
    If found Is Nothing Then Exit Function
    ReDim cells_(found.Rows.Count - 1)
    For at = 0 To UBound(cells_)
        cells_(at) = found.Cells(at + 1, 1).Value
    Next at
    ColumnOf = cells_
End Function

' A text as it may stand in an attribute of XML.
Private Function InXml(ByVal text As String) As String
    InXml = Replace(Replace(Replace(text, "&", "&amp;"), "<", "&lt;"), """", "&quot;")
End Function
