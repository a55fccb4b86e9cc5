import { clean } from '../clean.js'
import { actWords } from '../explain/demo.js'
import type { Act } from '../lab/demo/act.js'
import { ACTS } from '../lab/demo/acts.js'
import { playInText } from './demo/text.js'
import { Theatre } from './demo/theatre.js'
import { EXIT } from './exit.js'
import type { ScreenOptions } from './options.js'
import { output } from './output.js'
import { hasTerminal, languageOf } from './terminal.js'
import { UsageError } from './usage-error.js'

export type DemoOptions = ScreenOptions & {
	readonly list?: boolean
	readonly autoplay?: boolean
	readonly write?: string
	readonly port?: number
	/** What is typed into the acts beforehand: `shift=5`. */
	readonly set?: Readonly<Record<string, string>>
}

/** `handshark demo [ACT]`: the tutorial, live on loopback: on the screen, or as text where there is none. */
export async function demoCommand(wanted: string | undefined, options: DemoOptions): Promise<number> {
	const language = options.lang ?? languageOf(process.env)
	if (options.list) {
		const lines = ACTS.map(
			({ id }, i) => `${String(i + 1).padStart(2)}  ${id.padEnd(9)}  ${actWords(id, language).title}`,
		)
		await output(`${lines.join('\n')}\n`)
		return EXIT.ok
	}
	const first = wanted === undefined ? 0 : indexOf(wanted)
	checked(options.set ?? {})
	const theatre = new Theatre({ write: options.write, port: options.port })
	try {
		if (hasTerminal()) {
			const { playOnScreen } = await import('./demo/on-screen.js')
			await playOnScreen(theatre, { first, isAlone: wanted !== undefined }, options)
		} else {
			const acts: readonly Act[] = wanted === undefined ? ACTS : [ACTS[first]!]
			await playInText(theatre, acts, options.set ?? {}, language)
		}
	} finally {
		await theatre.close()
	}
	await output(`${clean(theatre.path)}\n`)
	return EXIT.ok
}

function indexOf(wanted: string): number {
	const index = ACTS.findIndex(({ id }, i) => wanted === id || wanted === String(i + 1))
	if (index >= 0) return index
	throw new UsageError(`there is no act ${wanted}: 1 to ${ACTS.length}, or ${ACTS.map(({ id }) => id).join(', ')}`)
}

function checked(set: Readonly<Record<string, string>>): void {
	const inputs = ACTS.flatMap(act => act.inputs)
	for (const [name, text] of Object.entries(set)) {
		const input = inputs.find(input => input.name === name)
		if (!input) throw new UsageError(`--set ${name}: there are ${inputs.map(({ name }) => name).join(', ')}`)
		if (!input.isGood(text)) throw new UsageError(`--set ${name}=${text}: that cannot be used here`)
	}
}
