/** Pictures that the reader does not want to see are not on the front page either. */

import type { FrontPage, FrontStory } from '../../../shared/contract/stories.ts'
import type { HiddenPictures } from '../pictures/hidden-pictures.ts'

export function withoutHidden(page: FrontPage, { inRows }: Pick<HiddenPictures, 'inRows'>): FrontPage {
  const story = (one: FrontStory): FrontStory => {
    const [row = one.row] = inRows([one.row])
    return { ...one, row, rivals: inRows(one.rivals) }
  }
  return {
    ...page,
    lead: page.lead && story(page.lead),
    second: page.second.map(story),
    sections: page.sections.map(section => ({ ...section, stories: section.stories.map(story) })),
    since: inRows(page.since),
  }
}
