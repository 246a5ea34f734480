; Installer for Windows, per person (no administrator needed). Compile where dist\case-workbench is:
;   makensis /DVERSION=0.3.0 installers\windows\case-workbench.nsi
Unicode true
!ifndef VERSION
  !error "Give the version: /DVERSION=0.3.0"
!endif
!define NAME "Case workbench"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\CaseWorkbench"

Name "${NAME} ${VERSION}"
OutFile "..\..\dist\case-workbench-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

; Windows lets nobody delete a program that runs: nothing is changed then.
!macro RefuseWhileItRuns
  ClearErrors
  Delete "$INSTDIR\workbench.exe"
  IfErrors 0 +3
    MessageBox MB_OK|MB_ICONSTOP "${NAME} is open. Close it, then start this again. Nothing was changed." /SD IDOK
    Abort
!macroend

Section "Program"
  !insertmacro RefuseWhileItRuns
  ; An older version's libraries must not stay beside the new ones. Cases are kept elsewhere.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "..\..\dist\case-workbench\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\workbench.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "The case workbench authors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  ; Only what the installer wrote; the folder itself goes when nothing else is in it.
  !insertmacro RefuseWhileItRuns
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
