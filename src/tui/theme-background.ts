import type { Environment } from './glyphs.js'
import type { Input } from './key-input.js'
import type { Background } from './theme.js'

/** The ground as COLORFGBG tells it (`15;0`: white on black); nothing where it is not set. */
export function backgroundOf(env: Environment): Background | undefined {
	const ground = /(?:^|;)(\d+)$/.exec(env.COLORFGBG ?? '')?.[1]
	if (ground === undefined) return undefined
	return ground === '7' || Number(ground) >= 9 ? 'light' : 'dark'
}

/**
 * Asks the terminal for its ground. Terminals answer in order: when the answer to a question that all know comes (what are
 * you?), that about the ground has come before it, or never will. Keys typed meanwhile are handed back to the input.
 * Call it before `readKeys`.
 *
 * @param patience milliseconds
 */
export async function askBackground(
	input: Input & Pick<NodeJS.ReadStream, 'unshift'>,
	output: { write(data: string): unknown },
	patience = 200,
): Promise<Background | undefined> {
	input.setEncoding('utf8')
	input.setRawMode(true)
	const answer = await new Promise<string>(resolve => {
		let heard = ''
		let isOver = false
		// At most once: others read the input afterwards.
		const end = () => {
			if (isOver) return
			isOver = true
			clearTimeout(timer)
			input.off('data', onData)
			input.pause()
			resolve(heard)
		}
		const onData = (data: string) => {
			heard += data
			if (WHAT_I_AM.test(heard)) end()
		}
		// The program may have been busy for all that time: what has come until now is heard first.
		const timer = setTimeout(() => setImmediate(end), patience)
		input.on('data', onData)
		input.resume()
		output.write(`${ESC}]11;?${BEL}${ESC}[c`)
	})
	input.setRawMode(false)
	const typed = answer.replace(GROUND, '').replace(WHAT_I_AM, '')
	if (typed !== '') input.unshift(typed, 'utf8')
	return groundOf(answer)
}

const ESC = '\x1b'
const BEL = '\x07'

/** `rgb:` and three parts of one to four hex digits each. */
const GROUND = new RegExp(
	`${ESC}\\]11;rgba?:([0-9a-f]+)/([0-9a-f]+)/([0-9a-f]+)[^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)`,
	'i',
)

/** Primary device attributes. */
const WHAT_I_AM = new RegExp(`${ESC}\\[\\?[0-9;]*c`)

function groundOf(answer: string): Background | undefined {
	const parts = GROUND.exec(answer)?.slice(1, 4)
	if (parts === undefined) return undefined
	const [red, green, blue] = parts.map(part => Number.parseInt(part, 16) / (16 ** part.length - 1)) as [
		number,
		number,
		number,
	]
	// How bright eyes find it (ITU-R BT.601).
	return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark'
}
