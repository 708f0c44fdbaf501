/** Pictures of one article that are fetched and kept; the rest has a place in the text that leads to it. */
export const MOST_PICTURES = 60
