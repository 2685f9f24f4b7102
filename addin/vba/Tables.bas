Attribute VB_Name = "Tables"
Option Explicit
Option Private Module
' The tables of the book in front.

' The cells of a table's column, from 0; none if the book has no such table or column.
Public Function ColumnOf(ByVal table As String, ByVal heading As String) As Variant
    Dim found As Range, cell As Long, values() As Variant
    ColumnOf = Array()
    Set found = BodyOf(table, heading)
    If found Is Nothing Then Exit Function
    ReDim values(found.Rows.Count - 1)
    For cell = 0 To UBound(values)
        values(cell) = found.Cells(cell + 1, 1).Value
    Next cell
    ColumnOf = values
End Function

' The cells below a heading of a table, on whichever sheet it stands.
Private Function BodyOf(ByVal table As String, ByVal heading As String) As Range
    Dim sheet As Worksheet, found As Range
    On Error Resume Next
    For Each sheet In ActiveWorkbook.Worksheets
        Set found = sheet.ListObjects(table).ListColumns(heading).DataBodyRange
        If Not found Is Nothing Then Exit For
    Next sheet
    Set BodyOf = found
End Function
