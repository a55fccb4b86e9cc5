import { constants, setPriority } from 'node:os'
import { serialize } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { CaptureError } from '../../capture/capture-error.js'
import { type GrowingInput, growingInput } from '../../capture/growing.js'
import { Capture, type Progress } from '../../capture/open.js'
import { Growth } from '../../session/growth.js'
import { Secrets } from '../../session/secrets.js'
import type { GrowingSession, Stopped } from '../../session/session.js'
import { type Opened, openSession } from '../read.js'
import { proveOption } from '../trust-option.js'
import type { ScanAnswer, ScanData, ScanRequest } from './messages.js'
import { Pace } from './pace.js'

/*
 * The thread that reads captures for the screen: started by `ScanThread`, told what to read by messages, it tells by
 * messages how the sessions grow.
 */

const port = parentPort!
const { trust, due } = workerData as ScanData
const secrets = new Secrets()
const prove = proveOption(trust)
const running = new Map<number, Running>()

type Grown = Extract<ScanAnswer, { kind: 'grown' }>

type Running = {
	readonly opened: Opened
	/** What it reads, where that still grows. */
	readonly input: GrowingInput | undefined
	readonly growth: Growth
	readonly stop: AbortController
	/** Tells what is new, soon. */
	readonly grown: () => void
}

port.on('message', (request: ScanRequest) => {
	if (request.kind === 'read') void read(request.id, request.path)
	else if (request.kind === 'readGrowing') void read(request.id, request.name, growingInput(request.name, request.fd))
	else if (request.kind === 'next') running.get(request.id)?.input?.next(request.fd)
	else if (request.kind === 'letGo') letGo(running.get(request.id))
	else if (request.kind === 'finish') running.get(request.id)?.input?.finish()
	else if (request.kind === 'stop') running.get(request.id)?.stop.abort()
	else hear(request)
})
tell({ kind: 'ready' })

/** Milliseconds between two increments. */
const EVERY = 33
/** The same while nothing comes of what is live. */
const BEAT = 1000
/** Bytes of what is live that are more than what is just on its way. */
const MUCH = 64 << 10

async function read(id: number, path: string, input?: GrowingInput): Promise<void> {
	try {
		const opened = openSession(path, {
			...(input && { source: new Capture(input) }),
			keep: true,
			secrets,
			...(prove && { prove }),
			onEvent: event => event.kind !== 'issue' && growth.conversation(event.conversation),
			onPacket: () => {
				growth.packet()
				if (due[0] === 1) rest()
			},
			onReread: numbers => reread(running.get(id)!, numbers),
		})
		const { session, capture } = opened
		const growth = new Growth(session, serialize)
		const pace = new Pace(seconds())
		let latest: Progress = { done: 0, total: capture.size, packets: 0 }
		let timer: NodeJS.Timeout | undefined
		const isLive = input !== undefined
		if (isLive) giveWay()
		const reading = () => {
			const behind = input && behindBy(input, session)
			return { ...pace.reading(latest, seconds()), ...(isLive && { isLive }), ...(behind && { behind }) }
		}
		const flush = (how: Pick<Grown, 'reading' | 'stopped'> = { reading: reading() }) => {
			clearTimeout(timer)
			timer = undefined
			const increment = growth.take()
			const { numbers, ends, troubled, bytes } = increment
			const moved = [numbers.buffer, ends.buffer, troubled.buffer, bytes.buffer] as ArrayBuffer[]
			port.postMessage({ kind: 'grown', id, increment, places: capture.places, ...how } satisfies Grown, moved)
		}
		const grown = () => {
			timer ??= setTimeout(() => flush(session.ended ? {} : undefined), EVERY)
		}
		const stop = new AbortController()
		running.set(id, { opened, input, growth, stop, grown })
		// While nothing comes, that is the news: the rate falls.
		const beat = isLive ? setInterval(grown, BEAT) : undefined
		let isFirst = true
		const onProgress = (progress: Progress) => {
			latest = progress
			if (isFirst && progress.packets > 0) flush()
			else grown()
			isFirst &&= progress.packets === 0
		}
		const isWhole = await opened.read({ onProgress, signal: stop.signal }).finally(() => clearInterval(beat))
		flush(isWhole ? {} : { stopped: stoppedAt(latest) })
		tell({ kind: 'ended', id })
	} catch (error) {
		if (!(error instanceof CaptureError)) throw error
		tell({ kind: 'failed', id, text: error.text })
	}
}

/**
 * Those who relay, record, and draw what a key asks for go first where there is not time for all: what is live is shown
 * later then, and no byte is delayed. Linux gives each thread a priority of its own; elsewhere it would be the program's.
 */
function giveWay(): void {
	if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
}

/** The oldest of what comes is gone, as soon as it was read. */
function letGo(one: Running | undefined): void {
	const gone = one?.input?.letGo()
	if (!gone) {
		if (one?.input) setTimeout(() => letGo(one), BEAT)
		return
	}
	one!.opened.session.letGo(gone.position)
	one!.grown()
}

/** Milliseconds that the reading rests at most: a key that changes nothing is followed by no frame. */
const REST = 25

/** Rests until the key's frame is painted. */
function rest(): void {
	if (Atomics.wait(due, 0, 1, REST) === 'timed-out') Atomics.store(due, 0, 0)
}

/** Seconds that the newest packet is old while others wait to be read; nothing below one. */
function behindBy({ unread }: GrowingInput, { index }: GrowingSession): number | undefined {
	const newest = unread < MUCH || !index?.count ? undefined : index.row(index.count)
	if (!newest?.timed) return undefined
	const age = Math.floor(Date.now() / 1000 - newest.time.seconds)
	return age >= 1 ? age : undefined
}

function stoppedAt({ done, total, packets }: Progress): Stopped {
	return { packets, part: total === undefined ? undefined : done / total }
}

/** Secrets have come: what they open is told. */
function hear({ news }: Extract<ScanRequest, { kind: 'secrets' }>): void {
	secrets.hear(news)
	if (news.kind === 'all') {
		let isOwn = false
		// Those that were just heard are known where they came from.
		secrets.tell(own => {
			if (isOwn) tell({ kind: 'secrets', news: own })
		})
		isOwn = true
		return
	}
	for (const one of running.values()) reread(one, one.opened.session.secretsGrew())
}

/** Other conversations have taken the places of those. */
function reread({ opened, growth, grown }: Running, numbers: readonly number[]): void {
	for (const number of numbers) growth.conversation(opened.session.conversations[number - 1]!)
	grown()
}

function tell(answer: ScanAnswer): void {
	port.postMessage(answer)
}

function seconds(): number {
	return performance.now() / 1000
}
