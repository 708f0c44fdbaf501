; Per user, without an administrator; Arabic, French or English as the system is; silent with /S. Ends with 3 when the
; program is open, and nothing has changed then. installer.mjs fills in what stands in ${…}.
;
; The program lies in $INSTDIR\app. A new one is unpacked beside it, and two renames at the end put it in its place: who
; logs off or loses power in the middle has the old version, or at worst finds it again when the installer runs next.
Unicode true
Target ${STUB}
SetCompressor /SOLID ${COMPRESSOR}

!define PROGRAM "app\${NAME}.exe"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define CLASSES "Software\Classes"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1033 ProductName "${NAME}"
VIAddVersionKey /LANG=1033 FileDescription "${NAME} ${VERSION}"
VIAddVersionKey /LANG=1033 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1033 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1033 LegalCopyright "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; Where the system speaks none of them, NSIS takes the first.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_LANGUAGE "French"

!macro SAY name arabic french english
  LangString ${name} ${LANG_ARABIC} "${arabic}"
  LangString ${name} ${LANG_FRENCH} "${french}"
  LangString ${name} ${LANG_ENGLISH} "${english}"
!macroend
!insertmacro SAY ShownName "ورّاق" "Warraq" "Warraq"
!insertmacro SAY ListOfNewspapers "قائمة صحف" "Liste de journaux" "List of newspapers"
!insertmacro SAY IsOpen "ورّاق مفتوح. أغلقه ثم أعد المحاولة." "Warraq est ouvert. Fermez-le, puis réessayez." "Warraq is open. Close it and try again."
!insertmacro SAY CannotWrite "تعذّر وضع الملفات في مكانها. النسخة السابقة باقية كما هي." "Les fichiers n’ont pas pu être mis en place. La version précédente est restée telle quelle." "The files could not be put in place. The version before is still there as it was."
!insertmacro SAY AskLibrary "أتُحذف مكتبتك أيضًا (المقالات المحفوظة والإعدادات)؟" "Supprimer aussi votre bibliothèque (articles gardés et réglages) ?" "Delete your library too (saved articles and settings)?"

; A program that runs cannot be opened for writing: that tells without any plug-in.
!macro WAIT_UNTIL_CLOSED prefix
Function ${prefix}WaitUntilClosed
  StrCpy $R0 0
  again:
    IfFileExists "$INSTDIR\${PROGRAM}" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors 0 free
    IntOp $R0 $R0 + 1
    ${If} $R0 < 60
      Sleep 500
      Goto again
    ${EndIf}
    IfSilent 0 ask
      SetErrorLevel 3
      Quit
    ask:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsOpen)" IDRETRY again
    Quit
  free:
    FileClose $0
  closed:
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

; An installation that was cut off between the two renames left the program under its other name.
Function BringBack
  ${IfNot} ${FileExists} "$INSTDIR\app\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\.old\*.*"
    Rename "$INSTDIR\.old" "$INSTDIR\app"
  ${EndIf}
FunctionEnd

Function GiveUp
  RMDir /r "$INSTDIR\.new"
  SetErrorLevel 2
  IfSilent +2
    MessageBox MB_OK|MB_ICONSTOP "$(CannotWrite)"
  Abort
FunctionEnd

Section
  Call BringBack
  RMDir /r "$INSTDIR\.new"
  RMDir /r "$INSTDIR\.old"
  SetOutPath "$INSTDIR\.new"
  ClearErrors
  File /r "${SOURCE}/*"
  IfErrors 0 +2
    Call GiveUp
  ; Windows renames no folder in which somebody works.
  SetOutPath "$INSTDIR"
  Call WaitUntilClosed
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\app\*.*"
    Rename "$INSTDIR\app" "$INSTDIR\.old"
    IfErrors 0 +2
      Call GiveUp
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\.new" "$INSTDIR\app"
  ${If} ${Errors}
    Call BringBack
    Call GiveUp
  ${EndIf}

  WriteUninstaller "$INSTDIR\Uninstall ${NAME}.exe"
  ReadRegStr $0 HKCU "${KEY}" "Shortcut"
  ${If} $0 != ""
  ${AndIf} $0 != "$(ShownName)"
    Delete "$SMPROGRAMS\$0.lnk"
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\$(ShownName).lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "Shortcut" "$(ShownName)"
  WriteRegStr HKCU "${KEY}" "DisplayName" "$(ShownName)"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\Uninstall ${NAME}.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall ${NAME}.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR\app" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0

  WriteRegStr HKCU "${CLASSES}\${SCHEME}" "" "URL:${NAME}"
  WriteRegStr HKCU "${CLASSES}\${SCHEME}" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\${SCHEME}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  ; Offered for lists of newspapers; what opens them by default stays the reader's choice.
  WriteRegStr HKCU "${CLASSES}\${ID}.opml" "" "$(ListOfNewspapers)"
  WriteRegStr HKCU "${CLASSES}\${ID}.opml\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.opml\OpenWithProgids" "${ID}.opml" ""

  RMDir /r "$INSTDIR\.old"
  ; An update that the app itself started asks to be opened again.
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "--force-run" $1
  IfErrors +2
    Exec '"$INSTDIR\${PROGRAM}"'
SectionEnd

Section Uninstall
  Call un.WaitUntilClosed
  ReadRegStr $0 HKCU "${KEY}" "Shortcut"
  ${If} $0 != ""
    Delete "$SMPROGRAMS\$0.lnk"
  ${EndIf}
  !include "${FILES}"
  RMDir /r "$INSTDIR\.old"
  RMDir /r "$INSTDIR\.new"
  Delete "$INSTDIR\Uninstall ${NAME}.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "${CLASSES}\${SCHEME}"
  DeleteRegKey HKCU "${CLASSES}\${ID}.opml"
  DeleteRegValue HKCU "${CLASSES}\.opml\OpenWithProgids" "${ID}.opml"
  ; Silently nothing is ever taken from the reader.
  IfSilent done
  MessageBox MB_YESNO|MB_DEFBUTTON2 "$(AskLibrary)" IDNO done
    RMDir /r "$APPDATA\${NAME}"
  done:
SectionEnd
