import { allKinds, type Kind, type Trial } from './kinds.js'
import { randomFrom } from './random.js'

/** `npm run fuzz -- [MUTATIONS [SEED [KIND…]]]`: every kind of message, or those named, cut everywhere and changed in so many ways. */
const [count = '10000', seedText = `${Date.now() % 2 ** 31}`, ...wanted] = process.argv.slice(2)
const [mutations, seed] = [Number(count), Number(seedText)]

console.log(`seed ${seed}, ${mutations.toLocaleString('en')} mutations of each kind\n`)
console.log(row('kind', 'different', 'cuts', 'mutations', 'faults', 'seconds'))
const faults: string[] = []
for (const kind of await allKinds()) {
	if (wanted.length === 0 || wanted.includes(kind.name)) console.log(row(kind.name, ...campaign(kind)))
}
if (faults.length > 0) {
	console.log(`\n${faults.join('\n\n')}`)
	process.exitCode = 1
}

function campaign(kind: Kind): (string | number)[] {
	const random = randomFrom(seed)
	const start = process.hrtime.bigint()
	let cuts = 0
	let faultCount = 0
	const judge = (trial: Trial) => {
		const fault = trial.fault()
		if (fault === undefined) return
		// Of many faults of a kind the first are enough to find them.
		if (++faultCount <= 3)
			faults.push(`${kind.name}, ${trial.what}: ${fault}\n${Buffer.from(trial.bytes()).toString('hex')}`)
	}
	for (const trial of kind.cuts(random)) {
		judge(trial)
		cuts++
	}
	for (let count = 0; count < mutations; count++) judge(kind.mutation(random))
	const seconds = Number(process.hrtime.bigint() - start) / 1e9
	return [kind.count, cuts, mutations, faultCount, seconds.toFixed(1)]
}

function row(name: string, ...cells: (string | number)[]): string {
	return (
		name.padEnd(26) +
		cells.map(cell => (typeof cell === 'number' ? cell.toLocaleString('en') : cell).padStart(11)).join('')
	)
}
