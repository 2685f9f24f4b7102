Attribute VB_Name = "Asking"
Option Explicit
Option Private Module
' What a person is asked for before Python is called: files, and a folder.

' A file that a person picks; empty if they pick none.
Public Sub AskForFile(ByVal kinds As String, ByVal title As String, ByRef path As String)
    Dim picked As Variant
    picked = Application.GetOpenFilename(kinds, , title)
    path = ""
    If VarType(picked) = vbString Then path = OnADrive(picked)
End Sub

' Where a person wants a book to be saved; empty if they do not, or something is there already.
Public Sub AskWhereToSave(ByVal suggested As String, ByVal title As String, ByRef path As String)
    Dim picked As Variant
    picked = Application.GetSaveAsFilename(suggested, "Excel workbook (*.xlsx), *.xlsx", , title)
    path = ""
    If VarType(picked) <> vbString Then Exit Sub
    If IsFile(picked) Then
        MsgBox picked & " is there already, so nothing was done. Choose another name.", _
            vbExclamation, PRODUCT
    Else
        path = OnADrive(picked)
    End If
End Sub

' Whether files can be put beside the book in front. For a book that lies on no drive a person is
' asked for a folder, which is remembered for as long as it exists.
Public Sub AskForFolder(ByRef isThere As Boolean)
    isThere = True
    If ActiveWorkbook Is Nothing Then Exit Sub
    If LiesOnADrive(ActiveWorkbook) Then Exit Sub
    If IsFolder(Remembered(FOLDER, "")) Then Exit Sub
    SaveSetting PRODUCT, CHOSEN, FOLDER, PickedFolder()
    isThere = Remembered(FOLDER, "") <> ""
End Sub

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
