/** An invoice, as SVG. It is of nobody: names, numbers and addresses are made up. */
const LINES = [
  ['Oak table, 180 × 90 cm', '1', '640.00'],
  ['Chair, oak, leather seat', '4', '520.00'],
  ['Delivery and assembly', '1', '75.00'],
] as const

function text(x: number, y: number, size: number, words: string, extra = ''): string {
  return `<text x="${x}" y="${y}" font-size="${size}" ${extra}>${words}</text>`
}

/** 800 pixels wide, 1000 high. */
export function invoice(): string {
  const right = 'text-anchor="end"'
  const bold = 'font-weight="bold"'
  const rows = LINES.flatMap(([what, count, amount], index) => {
    const y = 480 + index * 48
    return [
      text(60, y, 20, what),
      text(540, y, 20, count, right),
      text(740, y, 20, amount, right),
      `<line x1="60" x2="740" y1="${y + 16}" y2="${y + 16}" stroke="#bbb"/>`,
    ]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000" font-family="DejaVu Sans">
<rect width="800" height="1000" fill="#fbfaf6"/>
${text(60, 110, 34, 'Nordwood Furniture', bold)}
${text(60, 145, 18, '12 Harbour Street, Bergen')}
${text(740, 110, 34, 'INVOICE', `${right} fill="#777"`)}
${text(740, 190, 20, 'Invoice no. 2024-0317', right)}
${text(740, 222, 20, 'Date: 14 March 2024', right)}
${text(740, 254, 20, 'Due: 13 April 2024', right)}
${text(60, 300, 18, 'Bill to', 'fill="#777"')}
${text(60, 332, 20, 'Elena Marsh')}
${text(60, 360, 20, '8 Mill Lane, Oxford')}
<rect x="60" y="405" width="680" height="40" fill="#e8e4d8"/>
${text(70, 432, 18, 'Description', bold)}
${text(540, 432, 18, 'Quantity', `${right} ${bold}`)}
${text(730, 432, 18, 'Amount (EUR)', `${right} ${bold}`)}
${rows.join('\n')}
${text(540, 670, 20, 'Subtotal', right)}${text(740, 670, 20, '1,235.00', right)}
${text(540, 704, 20, 'VAT 25 %', right)}${text(740, 704, 20, '308.75', right)}
<line x1="400" x2="740" y1="722" y2="722" stroke="#222" stroke-width="2"/>
${text(540, 756, 24, 'Total', `${right} ${bold}`)}${text(740, 756, 24, '1,543.75', `${right} ${bold}`)}
${text(60, 860, 18, 'Please pay within 30 days to account NO93 0000 0000 000.')}
${text(60, 890, 18, 'Thank you for your order.')}
</svg>`
}
