import { type Command, interleaved, median, wall } from './run.js'
import { Screen } from './screen.js'
import { figure, table, times } from './table.js'

const NODE: Command = [process.execPath, '-e', '0']

/** How soon the program answers: its version, and the first whole frame on a small capture, beside a Node that does nothing. */
export async function start(program: Command, capture: string, rounds: number): Promise<string> {
	const commands = { node: NODE, version: [...program, '--version'] as Command }
	const walls = interleaved(['node', 'version'], rounds, name => wall(commands[name]))
	const frames: number[] = []
	const beside: number[] = []
	for (let round = 0; round < rounds; round++) {
		beside.push(wall(NODE))
		const screen = new Screen([...program, capture])
		frames.push(await screen.shows(FIRST_FRAME))
		await screen.close()
	}
	const rows = [
		row('`--version`', median(walls.version), median(walls.node), '1.5'),
		row('first whole frame, 1 MB capture', median(frames), median(beside), '4'),
	]
	return table(['', 'milliseconds', '`node -e 0`', 'ratio', 'wanted: at most'], rows)
}

/** A packet's protocol in the list, and the footer behind all. */
const FIRST_FRAME = /TCP[\s\S]*quit/

function row(what: string, value: number, node: number, wanted: string): string[] {
	return [what, figure(value), figure(node), times(value / node), wanted]
}
