import { type NewFile, newFile } from '../capture/new-file.js'
import { NO_NOTES, readNotes } from '../capture/notes.js'
import type { GrowingSession } from '../session/session.js'
import { complain } from './complain.js'
import { EXIT } from './exit.js'
import { exportConversations } from './export.js'
import { conversationsSelected, filterOption } from './filter-option.js'
import { isPipe } from './key-file.js'
import type { ExportCommandOptions } from './options.js'
// It says what to do when the reader of standard output goes away.
import './output.js'
import { openSession } from './read.js'
import { secretsOption } from './secrets-option.js'
import { noSuchConversation, UsageError } from './usage-error.js'

/** `handshark export FILE -o OUT`: some conversations of a capture as a pcapng file, with their secrets when asked for. */
export async function exportCommand(file: string, options: ExportCommandOptions): Promise<number> {
	const { output: path, withSecrets = false, force = false } = options
	const filter = options.filter === undefined ? undefined : filterOption(options.filter)
	const secrets = await secretsOption(options)
	if (path === '-' && process.stdout.isTTY) throw new UsageError('standard output is a terminal: -o FILE, or a pipe')
	const { session, capture, read } = openSession(file, { keep: true, secrets })
	try {
		await read()
		const numbers = chosen(session, options, filter && conversationsSelected(session, filter).conversations)
		const isWanted = (packet: number) => numbers.has(session.index?.row(packet)?.conversation ?? 0)
		const notes = file === '-' || isPipe(file) ? NO_NOTES : await readNotes(file, isWanted)
		const out = path === '-' ? standardOutput : begin(path, { isSecret: withSecrets, force })
		const {
			packets,
			conversations,
			secrets: lines,
		} = written(out, path, () => exportConversations(session, numbers, { withSecrets, notes, write: out.write }))
		if (path === '-') await new Promise<void>(resolve => process.stdout.write('', () => resolve()))
		const of = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
		const what = [
			of(packets, 'packet'),
			of(conversations, 'conversation'),
			...(withSecrets ? [of(lines, 'secret')] : []),
		]
		complain(`${path === '-' ? 'standard output' : path}: ${what.join(', ')}`)
		if (withSecrets && lines === 0) complain('no secret at hand opens what was exported: the file has none')
		return EXIT.ok
	} finally {
		capture.close()
	}
}

/** The conversations that were asked for: by number, by the filter, by both, or all. */
function chosen(
	{ conversations, file }: GrowingSession,
	{ conversation: asked }: ExportCommandOptions,
	selected: ReadonlySet<number> | undefined,
): ReadonlySet<number> {
	const count = conversations.length
	for (const number of asked ?? []) if (number < 1 || number > count) throw noSuchConversation(file, count, number)
	const named = asked ? new Set(asked) : new Set(conversations.map(({ number }) => number))
	const numbers = new Set([...named].filter(number => selected?.has(number) ?? true))
	if (numbers.size === 0) throw new UsageError(`${file}: no conversation is selected: there is nothing to export`)
	return numbers
}

function begin(path: string, options: Parameters<typeof newFile>[1]): NewFile {
	try {
		return newFile(path, options)
	} catch (error) {
		if (codeOf(error) === 'EEXIST') throw new UsageError(`${path} exists: --force writes over it`)
		throw cannot(path, error)
	}
}

function written<T>(out: NewFile, path: string, write: () => T): T {
	try {
		const result = write()
		out.finish()
		return result
	} catch (error) {
		out.discard()
		// What the capture says of itself is a sentence already.
		throw codeOf(error) === undefined ? error : cannot(path, error)
	}
}

const cannot = (path: string, error: unknown) =>
	new UsageError(`${path} cannot be written: ${error instanceof Error ? error.message : error}`)

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

const standardOutput: NewFile = {
	write: bytes => void process.stdout.write(bytes),
	finish: () => {},
	discard: () => {},
}
