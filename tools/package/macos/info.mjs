// What macOS reads about the app in its Info.plist, beside what the packager writes itself.
import { ID, NAME, SCHEME } from '../product.mjs'

export function macInfo() {
  return {
    CFBundleLocalizations: ['ar', 'fr', 'en'],
    CFBundleDevelopmentRegion: 'ar',
    CFBundleURLTypes: [{ CFBundleURLName: NAME, CFBundleURLSchemes: [SCHEME] }],
    CFBundleDocumentTypes: [
      {
        CFBundleTypeName: 'OPML',
        CFBundleTypeRole: 'Viewer',
        LSHandlerRank: 'Alternate',
        LSItemContentTypes: [`${ID}.opml`],
      },
    ],
    // macOS itself knows no type for lists of newspapers.
    UTImportedTypeDeclarations: [
      {
        UTTypeIdentifier: `${ID}.opml`,
        UTTypeDescription: 'OPML',
        UTTypeConformsTo: ['public.xml'],
        UTTypeTagSpecification: { 'public.filename-extension': ['opml'], 'public.mime-type': ['text/x-opml'] },
      },
    ],
  }
}
