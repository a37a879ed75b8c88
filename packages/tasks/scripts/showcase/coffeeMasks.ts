/** Where things are on the photograph of the cup of coffee, traced by hand: paths of SVG. */
const PATHS = {
  cup: 'M173,112 C172,60 225,19 285,18 C350,17 408,62 409,117 C408,160 392,205 362,236 C345,262 325,284 285,284 C272,284 258,282 246,276 C240,298 226,308 212,307 C198,304 194,288 198,272 C204,250 216,236 232,228 C212,214 180,180 173,112 Z',
  spoon:
    'M399,69 C404,65 420,66 425,75 C424,92 417,108 412,124 C404,158 396,190 385,224 C384,236 392,244 399,256 C408,272 407,294 396,309 C380,328 350,329 335,312 C322,296 325,268 340,252 C350,242 364,238 372,232 C378,214 388,186 398,156 C408,126 404,92 399,69 Z',
  saucer:
    'M172,74 C110,100 76,150 77,212 C80,310 170,388 285,388 C400,386 480,310 480,230 C478,180 455,135 418,108 L409,117 C408,160 392,205 362,236 L340,200 L200,160 Z',
} as const

export type CoffeePart = keyof typeof PATHS

/** What lies before a part and covers it. */
const BEFORE: Record<CoffeePart, readonly CoffeePart[]> = {
  cup: [],
  spoon: ['cup'],
  saucer: ['cup', 'spoon'],
}

/** The mask of a part, as SVG of 600 × 400 pixels: white where it is, black elsewhere. */
export function coffeeMask(part: CoffeePart): string {
  const path = (name: CoffeePart, fill: string) => `<path d="${PATHS[name]}" fill="${fill}"/>`
  const covers = BEFORE[part].map((name) => path(name, '#000')).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400"/>${path(part, '#fff')}${covers}</svg>`
}
