/** A process that takes messages and says so: what they cost who sends them. */
process.on('message', () => process.send?.('taken'))
process.send?.('ready')
