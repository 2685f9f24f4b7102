Attribute VB_Name = "Windows"
Option Explicit
' What LibreOffice lacks of Windows and of VBA: its shell, its drive C:, its registry.

Public CommandLineRun As String
Public Handed As String
Public ExitCode As Long
Private Registry As String

' The shell: it keeps the command line instead of running it.
Public Function ShellOfWindows() As Object
    Set ShellOfWindows = New Shell
End Function

' Where a file on drive C: is on this computer.
Public Function OnThisComputer(ByVal path As String) As String
    OnThisComputer = path
    If Left$(path, 3) = "C:\" Then
        OnThisComputer = Environ("DRIVE_C") & Replace(Mid$(path, 3), "\", "/")
    End If
End Function

' A value of the registry: what stands last in it under its name.
Public Function GetSetting(product, section, name, otherwise)
    Dim key As String, at As Long
    key = vbLf & product & "\" & section & "\" & name & "="
    at = InStrRev(Registry, key)
    GetSetting = otherwise
    If at > 0 Then GetSetting = Split(Mid$(Registry, at + Len(key)) & vbLf, vbLf)(0)
End Function

' Writes a value into the registry.
Public Sub SaveSetting(product, section, name, value)
    Registry = Registry & vbLf & product & "\" & section & "\" & name & "=" & value
End Sub
