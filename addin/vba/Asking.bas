Attribute VB_Name = "Asking"
Option Explicit
' What a person is asked for before Python is called: files, and a folder.

' A file that a person picks; empty if they pick none.
Public Function FileToOpen(ByVal kinds As String, ByVal title As String) As String
    Dim picked As Variant
    picked = Application.GetOpenFilename(kinds, , title)
    If VarType(picked) = vbString Then FileToOpen = OnADrive(picked)
End Function

' Where a person wants a book to be saved; empty if they do not, or something is there already.
Public Function FileToSave(ByVal suggested As String, ByVal title As String) As String
    Dim picked As Variant
    picked = Application.GetSaveAsFilename(suggested, "Excel workbook (*.xlsx), *.xlsx", , title)
    If VarType(picked) <> vbString Then Exit Function
    If FileExists(picked) Then
        MsgBox picked & " is there already, so nothing was done. Choose another name.", _
            vbExclamation, PRODUCT
    Else
        FileToSave = OnADrive(picked)
    End If
End Function

' Whether files can be put beside the book in front. For a book that lies on no drive a person is
' asked for a folder, which is remembered for as long as it exists.
Public Function HasFolder() As Boolean
    HasFolder = True
    If ActiveWorkbook Is Nothing Then Exit Function
    If LiesOnADrive(ActiveWorkbook) Then Exit Function
    If FolderExists(Remembered(FOLDER, "")) Then Exit Function
    Remember FOLDER, PickedFolder()
    HasFolder = Remembered(FOLDER, "") <> ""
End Function

' A folder that a person picks; empty if they pick none.
Private Function PickedFolder() As String
    With Application.FileDialog(msoFileDialogFolderPicker)
        .Title = ActiveWorkbook.Name & " lies on no drive: a local folder for what is written"
        If .Show = -1 Then PickedFolder = OnADrive(.SelectedItems(1))
    End With
End Function

' A file or folder as it is; empty, and a sentence for the person, if it lies on no drive.
Private Function OnADrive(ByVal path As String) As String
    If IsLocal(path) Then
        OnADrive = path
    Else
        MsgBox path & " lies on no drive of this computer, so nothing was done. " & _
            "Choose a local one.", vbExclamation, PRODUCT
    End If
End Function

' Whether there is such a folder.
Private Function FolderExists(ByVal path As String) As Boolean
    If path = "" Then Exit Function
    On Error Resume Next
    FolderExists = (GetAttr(path) And vbDirectory) = vbDirectory
End Function
