/** A timetable of a ferry that does not exist, as SVG. */
const DEPARTURES = [
  ['Bergen', '07:15', '10:45', '14:15', '18:30'],
  ['Askvik', '08:05', '11:35', '15:05', '19:20'],
  ['Nordøy', '08:50', '12:20', '15:50', '20:05'],
  ['Havnes', '09:40', '13:10', '16:40', '20:55'],
] as const

function text(x: number, y: number, size: number, words: string, extra = ''): string {
  return `<text x="${x}" y="${y}" font-size="${size}" ${extra}>${words}</text>`
}

/** 800 pixels wide, 1000 high. */
export function timetable(): string {
  const rows = DEPARTURES.flatMap(([place, ...times], index) => {
    const y = 400 + index * 70
    return [
      `<rect x="60" y="${y - 42}" width="680" height="66" fill="${index % 2 === 0 ? '#e3edf3' : '#fff'}"/>`,
      text(80, y, 26, place, 'font-weight="bold"'),
      ...times.map((time, at) => text(345 + at * 112, y, 26, time, 'text-anchor="middle"')),
    ]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000" font-family="DejaVu Sans">
<rect width="800" height="1000" fill="#fff"/>
<rect width="800" height="190" fill="#12507b"/>
${text(60, 100, 44, 'Fjord ferry', 'fill="#fff" font-weight="bold"')}
${text(60, 148, 24, 'Timetable, Monday to Saturday', 'fill="#fff"')}
${text(80, 320, 20, 'Departure from', 'fill="#555"')}
${rows.join('\n')}
${text(60, 740, 22, 'No boats on Sundays and on 17 May.')}
${text(60, 780, 22, 'Bicycles travel free. Dogs need a ticket for children.')}
${text(60, 820, 22, 'The crossing from Askvik to Nordøy takes 45 minutes.')}
</svg>`
}
