Attribute VB_Name = "OpenBook"
Option Explicit
Option Private Module
' What the tab has to know of the book in front: is it a register, its meetings, its appendices.

Private Const LONGEST_LABEL As Long = 100

' Whether a book is a register: the builder gives its layout a name.
Public Function IsRegister(ByVal book As Workbook) As Boolean
    Dim layout As Name
    If book Is Nothing Then Exit Function
    On Error Resume Next
    Set layout = book.Names("Layout_version")
    IsRegister = Not layout Is Nothing
End Function

' Whether there is a folder beside a book: not for one on SharePoint, nor one never saved.
Public Function LiesOnADrive(ByVal book As Workbook) As Boolean
    LiesOnADrive = book.Path <> "" And IsLocal(book.FullName)
End Function

' What the list of meetings shows: the latest first, then each as date and committee.
Public Function Meetings() As Variant
    Dim pair As Variant, shown As String
    shown = "Latest"
    For Each pair In PairsOf("Meetings", "Committee", "Date")
        If IsDate(pair(1)) Then
            shown = shown & vbLf & Format$(pair(1), "dd\/mm\/yyyy") & " " & pair(0)
        End If
    Next pair
    Meetings = Split(shown, vbLf)
End Function

' The keys of the appendices that the open register's scheme declares.
Public Function AppendixKeys() As Variant
    Dim pair As Variant, keys As String
    For Each pair In PairsOf("Appendices", "Appendix", "Title")
        keys = keys & IIf(keys = "", "", vbLf) & pair(0)
    Next pair
    AppendixKeys = Split(keys, vbLf)
End Function

' The menu of the appendices, as the ribbon wants it. An ampersand shows where it stands twice.
Public Function AppendixMenu() As String
    Dim pair As Variant, ticks As String, label As String, number As Long
    For Each pair In PairsOf("Appendices", "Appendix", "Title")
        number = number + 1
        label = pair(0) & IIf(pair(0) = pair(1), "", "  " & pair(1))
        label = Replace(Left$(label, LONGEST_LABEL), "&", "&&")
        ticks = ticks & "<checkBox id=""Appendix" & number & """ label=""" & InXml(label) & _
            """ tag=""" & InXml(pair(0)) & """ getPressed=""IsTicked"" onAction=""Tick""/>"
    Next pair
    AppendixMenu = "<menu xmlns=""http://schemas.microsoft.com/office/2009/07/customui"">" & _
        ticks & "</menu>"
End Function

' Two columns of a table, row by row, without rows that have no text in the first; none if the
' book in front is no register, or lacks one of the columns.
Private Function PairsOf(ByVal table As String, ByVal first As String, _
    ByVal second As String) As Variant
    Dim firsts As Variant, seconds As Variant, pairs() As Variant, cell As Long, count As Long
    PairsOf = Array()
    If Not IsRegister(ActiveWorkbook) Then Exit Function
    firsts = ColumnOf(table, first)
    seconds = ColumnOf(table, second)
    If UBound(firsts) <> UBound(seconds) Then Exit Function
    For cell = 0 To UBound(firsts)
        If InCell(firsts(cell)) <> "" Then
            ReDim Preserve pairs(count)
            pairs(count) = Array(InCell(firsts(cell)), InCell(seconds(cell)))
            count = count + 1
        End If
    Next cell
    If count > 0 Then PairsOf = pairs
End Function

' What a cell says: a date, or a text in one line; nothing for an error.
Private Function InCell(ByVal value As Variant) As Variant
    InCell = ""
    If IsError(value) Then Exit Function
    If VarType(value) = vbDate Then InCell = value Else InCell = InOneLine(CStr(value))
End Function

' A text as it may stand in an attribute of XML.
Private Function InXml(ByVal text As String) As String
    InXml = Replace(Replace(Replace(text, "&", "&amp;"), "<", "&lt;"), """", "&quot;")
End Function
