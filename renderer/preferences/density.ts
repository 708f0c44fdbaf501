// What the densities of the list are called.
export const DENSITY_NAMES = {
  headlines: 'settings.densityHeadlines',
  usual: 'settings.densityUsual',
  pictured: 'settings.densityPictured',
} as const
