Attribute VB_Name = "Files"
Option Explicit
Option Private Module
' What there is on this computer.

' Whether there is such a file.
Public Function IsFile(ByVal path As String) As Boolean
    If path = "" Then Exit Function
    On Error Resume Next
    IsFile = (GetAttr(path) And vbDirectory) = 0
End Function

' Whether there is such a folder.
Public Function IsFolder(ByVal path As String) As Boolean
    If path = "" Then Exit Function
    On Error Resume Next
    IsFolder = (GetAttr(path) And vbDirectory) = vbDirectory
End Function

' Whether a file or folder lies on a drive. Excel gives those on SharePoint as addresses.
Public Function IsLocal(ByVal path As String) As Boolean
    IsLocal = InStr(path, "://") = 0
End Function
