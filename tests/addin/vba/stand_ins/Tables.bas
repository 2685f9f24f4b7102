Attribute VB_Name = "Tables"
Option Explicit
' In place of our module of this name: LibreOffice has tables, but does not give them to VBA.

' The cells of a table's column, from 0; none if the book has no such table or column.
Public Function ColumnOf(ByVal table As String, ByVal heading As String) As Variant
    Dim book As Object, area As Object, sheet As Object, column As Long, row As Long, values()
    ColumnOf = Array()
    Set book = StarDesktop.CurrentComponent
    If Not book.DatabaseRanges.hasByName(table) Then Exit Function
    Set area = book.DatabaseRanges.getByName(table).DataArea
    Set sheet = book.Sheets.getByIndex(area.Sheet)
    For column = area.StartColumn To area.EndColumn
        If sheet.getCellByPosition(column, area.StartRow).String = heading Then
            ReDim values(area.EndRow - area.StartRow - 1)
            For row = 0 To UBound(values)
                values(row) = ValueOf(book, sheet.getCellByPosition(column, area.StartRow + 1 + row))
            Next row
            ColumnOf = values
        End If
    Next column
End Function

' The value of a cell, as Excel gives it: an error, a date, a number or a text.
Private Function ValueOf(ByVal book As Object, ByVal cell As Object) As Variant
    If cell.getError() <> 0 Then
        ValueOf = CVErr(2042)
    ElseIf cell.Type <> com.sun.star.table.CellContentType.VALUE Then
        ValueOf = cell.String
    ElseIf book.NumberFormats.getByKey(cell.NumberFormat).Type And com.sun.star.util.NumberFormat.DATE Then
        ValueOf = CDate(cell.Value)
    Else
        ValueOf = cell.Value
    End If
End Function
