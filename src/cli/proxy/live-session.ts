import { closeSync, openSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { CaptureError } from '../../capture/capture-error.js'
import { growingInput } from '../../capture/growing.js'
import { Capture } from '../../capture/open.js'
import { ProcessFinder } from '../../capture/process-of.js'
import type { SocketAddress } from '../../capture/proxy/frames.js'
import type { RingNews } from '../../capture/ring.js'
import type { Session } from '../../session/session.js'
import { socketText } from '../../session/socket-text.js'
import { newCompare } from '../../tui/compare/state.js'
import type { LiveFrom } from '../../tui/live/state.js'
import { complain } from '../complain.js'
import { EXIT } from '../exit.js'
import { keepHeapSmall } from '../heap.js'
import type { ScreenOptions } from '../options.js'
import { output } from '../output.js'
import { openSession } from '../read.js'
import { ShownCaptures } from '../scan/shown.js'
import { followKeys, type SecretsAtHand, secretsAtHand } from '../secrets-option.js'
import { endBySignal, SIGNALS } from '../signals.js'
import { neverWait } from '../slow-terminal.js'
import { hasTerminal, showScreen } from '../terminal.js'
import { proveOption } from '../trust-option.js'
import { EventLines } from './lines.js'
import type { RelayNews } from './relay-thread.js'

/** What is recorded while it is shown. */
export type LiveSource = {
	/** What it is called. */
	readonly name: string
	/** The file that grows, and that it was opened: its name is not needed any more. */
	readonly path: string
	readonly opened?: () => void
	/** Where it is recorded otherwise than on the wire. */
	readonly origin?: 'relay'
	/** The port that clients connect to, where there is one for all. */
	readonly listensAt?: number
	/** Where it comes from, for a screen on which nothing is to be seen yet. */
	readonly from: LiveFrom
	/** Said when the screen opens. */
	readonly greeting?: string
	/** Takes lines of key logs that are followed. */
	readonly lines?: (text: string) => void
	/** Takes the local process that has opened a connection. */
	readonly named?: (client: SocketAddress, process: string) => void
	/** Is told where to tell that the capture goes on in another file, and that its oldest file is gone. */
	readonly turns?: (news: RingNews) => void
	/** Records no more; answers what there was. What was recorded is in the file then. */
	readonly stop: () => Promise<string>
	/** It has ended by itself. */
	readonly ended?: Promise<unknown>
}

/** Begins to record, and tells of what happens. */
export type StartLive = (news: RelayNews) => Promise<LiveSource>

/** Records and shows until the user ends it: on the screen, or as lines of text where there is none. */
export async function showLive(
	start: StartLive,
	options: ScreenOptions & { readonly screen: boolean },
): Promise<number> {
	const atHand = await secretsAtHand(options, { follow: true, mayBeMissing: true, mayBeUseless: true })
	return options.screen && hasTerminal() ? onLiveScreen(start, options, atHand) : asLines(start, options, atHand)
}

async function onLiveScreen(start: StartLive, options: ScreenOptions, atHand: SecretsAtHand): Promise<number> {
	// Each thread cleans up after itself: helpers would take processors from those who relay.
	setFlagsFromString('--no-parallel-scavenge')
	const troubles: string[] = []
	const processes = new Map<string, string>()
	const shown = new ShownCaptures(atHand.secrets, options)
	let tell = (text: string) => void troubles.push(text)
	const finder = new ProcessFinder((client, process) => {
		if (processes.size >= REMEMBERED) processes.delete([...processes.keys()][0]!)
		processes.set(socketText(client), process)
		live.named?.(client, process)
	})
	let port: number | undefined
	const live = await start({
		connection: (client, server) => finder.look(client, port ?? server.port),
		secret: line => void atHand.secrets.keyLog.add(Buffer.from(`${line}\n`), 'the proxy'),
		notice: text => tell(text),
	})
	port = live.listensAt
	const growing = shown.addGrowing(live.name, openSync(live.path, 'r'))
	live.opened?.()
	live.turns?.({ next: fd => growing.next(fd), letGo: () => growing.letGo() })
	if (live.origin) growing.session.origin = live.origin
	growing.session.processes = processes
	const keys = followKeys(
		{ ...atHand, onLines: live.lines },
		() => shown.secretsGrew(),
		text => tell(text),
	)
	const stop = async () => {
		const text = await live.stop()
		growing.finish()
		return text
	}
	const looked = port === undefined ? lookForProcesses(growing.session, finder) : undefined
	const stopped = { ...growing, stop: () => void stop().then(text => tell(text)) }
	live.ended?.then(stopped.stop)
	try {
		const compare = newCompare({ session: 0, conversation: 1 }, { session: 0, conversation: 2 })
		const late = await showScreen(
			[stopped],
			{ view: 'conversations', compare, live: growing.freeze, liveFrom: live.from, rest: isDue => shown.rest(isDue) },
			options,
			screen => {
				tell = text => {
					troubles.push(text)
					screen.tell(text)
				}
				if (live.greeting !== undefined) screen.tell([...troubles, live.greeting].join('; '))
			},
		)
		for (const signal of SIGNALS) process.on(signal, endBySignal)
		const summary = await live.stop()
		for (const text of new Set([...late.map(({ text }) => text), ...troubles, summary])) complain(text)
		return EXIT.ok
	} finally {
		clearInterval(looked)
		keys.stop()
		await live.stop()
		await shown.close()
		for (const signal of SIGNALS) process.off(signal, endBySignal)
	}
}

/** Who has opened the connections that have come since the last look? */
function lookForProcesses({ conversations }: Session, finder: ProcessFinder): NodeJS.Timeout {
	let known = 0
	return setInterval(() => {
		for (; known < conversations.length; known++) {
			const { client, server } = conversations[known]!
			finder.look(client, server.port)
		}
	}, PROCESSES_EVERY)
}

async function asLines(start: StartLive, options: ScreenOptions, atHand: SecretsAtHand): Promise<number> {
	keepHeapSmall()
	for (const stream of [process.stdout, process.stderr]) neverWait(stream)
	const { secrets } = atHand
	const processes = new Map<string, string>()
	const finder = new ProcessFinder((client, process) => {
		if (processes.size >= REMEMBERED) processes.delete([...processes.keys()][0]!)
		processes.set(socketText(client), process)
		live.named?.(client, process)
	})
	let port: number | undefined
	const live = await start({
		connection: (client, server) => finder.look(client, port ?? server.port),
		secret: line => {
			secrets.keyLog.add(Buffer.from(`${line}\n`), 'the proxy')
			opened?.session.secretsGrew()
		},
		notice: complain,
	})
	port = live.listensAt
	const input = growingInput(live.name, openSync(live.path, 'r'))
	live.opened?.()
	live.turns?.({
		next: fd => input.next(fd),
		letGo: () => {
			const gone = input.letGo()
			if (gone) closeSync(gone.fd)
		},
	})
	let printed = Promise.resolve()
	const lines = new EventLines(
		line => {
			printed = output(`${line}\n`)
		},
		({ client }) => processes.get(socketText(client)),
	)
	const opened = openSession(live.name, {
		source: new Capture(input),
		keep: false,
		secrets,
		prove: proveOption(options),
		onEvent: event => {
			// A relay knows sooner.
			if (event.kind === 'opened' && port === undefined)
				finder.look(event.conversation.client, event.conversation.server.port)
			lines.event(event)
		},
		late: { mayCome: () => atHand.growing.length > 0, toTheEnd: false, look: () => keys.look() },
	})
	const keys = followKeys({ ...atHand, onLines: live.lines }, () => opened.session.secretsGrew())
	// What a program logs while it shakes hands is there before its records are read: they are opened at once.
	const look = atHand.growing.length > 0 ? setInterval(() => keys.look(), LOOK_EVERY) : undefined
	const stop = async () => {
		keys.look()
		const text = await live.stop()
		input.finish()
		return text
	}
	let stopping: Promise<string> | undefined
	const given = new AbortController()
	const begin = () => {
		stopping ??= stop()
	}
	const onSignal = (signal: NodeJS.Signals, number: number) => {
		if (stopping) return endBySignal(signal, number)
		begin()
		// What is recorded is whole then; to tell of all that was not read yet, or to whom nobody reads, may take for ever.
		stopping!.then(() => afterTurns(() => given.abort()))
	}
	for (const signal of SIGNALS) process.on(signal, onSignal)
	live.ended?.then(begin)
	let goOn = () => {}
	given.signal.addEventListener('abort', () => goOn())
	// No faster than the lines are taken. A race with the signal would be remembered by the signal for as long as it lasts.
	const pause = () =>
		new Promise<void>(resolve => {
			goOn = resolve
			if (given.signal.aborted) resolve()
			else printed.then(resolve)
		})
	try {
		const isWhole = await opened.read({ signal: given.signal, pause })
		await pause()
		if (!isWhole) complain('not all that is recorded was printed: there was no time')
		complain(await (stopping ?? stop()))
		if (given.signal.aborted) process.exit(EXIT.ok)
		return EXIT.ok
	} catch (error) {
		if (!(error instanceof CaptureError)) throw error
		complain(error.text)
		return EXIT.unreadable
	} finally {
		for (const signal of SIGNALS) process.off(signal, onSignal)
		clearInterval(look)
		keys.stop()
		opened.capture.close()
	}
}

/** Turns after a signal, and milliseconds of each, in which lines are printed of what was recorded before. */
const TURNS = 100
const TURN = 20

/** Calls after a while in which this program had its turns: where others have the processor it lasts longer. */
function afterTurns(call: () => void, left = TURNS): void {
	setTimeout(() => (left > 1 ? afterTurns(call, left - 1) : call()), TURN).unref()
}

/** Milliseconds between two looks at connections whose processes are not known. */
const PROCESSES_EVERY = 100

/** Milliseconds between two looks at key logs that are followed. */
const LOOK_EVERY = 20

/** Processes that are remembered for the ends of their connections. */
const REMEMBERED = 4096
