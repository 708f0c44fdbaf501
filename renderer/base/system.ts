// What the window has to know of the system around it.
export const isMac = navigator.userAgent.includes('Macintosh')
