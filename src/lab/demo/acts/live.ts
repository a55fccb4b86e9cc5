import type { RequestListener } from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { Act } from '../act.js'
import { commands, httpsServer, say } from '../exchange.js'
import { LOOPBACK } from '../recorded-relay.js'
import type { Stage } from '../stage.js'
import { acceptOf, CLOSE, FrameReader, frame, makeNonce, TEXT } from '../websocket.js'

const NEWS = ['the shark sleeps', 'the shark wakes', 'the shark wags its fluffy tail']

/** News come in by asking again and again, as a stream of events, and through a WebSocket: all within TLS. */
export const live: Act = {
	id: 'live',
	inputs: [],
	play: async stage => {
		const server = httpsServer(stage, answer)
		server.on('upgrade', (request, socket: Socket) => {
			const nonce = request.headers['sec-websocket-key']
			if (nonce === undefined) return void socket.destroy()
			socket.on('error', () => socket.destroy())
			socket.write(
				`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptOf(nonce)}\r\n\r\n`,
			)
			const reader = new FrameReader()
			socket.on('data', (bytes: Buffer) => {
				for (const { opcode, payload } of reader.push(bytes)) {
					if (opcode === TEXT) for (const text of NEWS) socket.write(frame(TEXT, Buffer.from(text)))
					if (opcode === CLOSE) socket.end(frame(CLOSE, payload))
				}
			})
		})
		const port = await stage.listen(server)
		await polled(stage, port)
		await streamed(stage, port)
		await socketed(stage, port)
		commands(stage, port, { ca: stage.credentials })
		stage.command(`curl -N --cacert ${stage.credentials.word('authority')} https://localhost:${port}/events`)
	},
}

let asked = 0

/** `/poll` has news at every third time only; `/events` sends them as they come. */
const answer: RequestListener = (request, response) => {
	if (request.url === '/events') {
		response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
		for (const [i, text] of NEWS.entries())
			setTimeout(() => {
				response.write(`id: ${i + 1}\nevent: news\ndata: ${text}\n\n`)
				if (i === NEWS.length - 1) response.end()
			}, i * EVERY).unref()
		return
	}
	asked++
	say(response, asked % 3 === 0 ? `${NEWS[2]}\n` : 'nothing new\n')
}

/** Milliseconds between two news. */
const EVERY = 60

/** Three times on one connection, which stays open between them. */
async function polled(stage: Stage, port: number): Promise<void> {
	asked = 0
	const agent = new https.Agent({ keepAlive: true, maxSockets: 1, ca: stage.credentials.made.authority })
	try {
		let last = ''
		for (let i = 0; i < 3; i++) last = await whole(stage, port, '/poll', agent)
		stage.note('printed', { who: 'GET /poll, 3 ×', text: last.trim() })
	} finally {
		agent.destroy()
	}
}

async function streamed(stage: Stage, port: number): Promise<void> {
	const text = await whole(stage, port, '/events', false)
	const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => data)
	stage.note('printed', { who: 'GET /events', text: events.join(' / ') })
}

function whole(stage: Stage, port: number, path: string, agent: https.Agent | false): Promise<string> {
	return new Promise((resolve, reject) => {
		const request = https.get(optionsOf(stage, port, path, agent), response => {
			let text = ''
			response.setEncoding('utf8')
			response.on('data', (part: string) => {
				text += part
			})
			response.once('end', () => resolve(text))
			response.once('error', reject)
		})
		request.once('error', reject)
	})
}

/** A question, the answers, and a good bye from both sides. */
function socketed(stage: Stage, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const headers = {
			Connection: 'Upgrade',
			Upgrade: 'websocket',
			'Sec-WebSocket-Version': '13',
			'Sec-WebSocket-Key': makeNonce(),
		}
		const request = https.get({ ...optionsOf(stage, port, '/socket', false), headers })
		request.once('error', reject)
		request.once('response', response => reject(new Error(`no WebSocket: ${response.statusCode}`)))
		request.once('upgrade', (_response, socket: Socket, head: Buffer) => {
			const reader = new FrameReader()
			const heard: string[] = []
			const take = (bytes: Buffer) => {
				for (const { opcode, payload } of reader.push(bytes)) {
					if (opcode !== TEXT) continue
					heard.push(payload.toString())
					if (heard.length < NEWS.length) continue
					stage.note('printed', { who: 'WebSocket', text: heard.join(' / ') })
					socket.write(frame(CLOSE, Uint8Array.of(0x03, 0xe8), { isMasked: true }))
				}
			}
			socket.on('data', take)
			socket.once('error', reject)
			socket.once('end', () => socket.end())
			socket.once('close', () => resolve())
			take(head)
			socket.write(frame(TEXT, Buffer.from('what is new?'), { isMasked: true }))
		})
	})
}

function optionsOf(stage: Stage, port: number, path: string, agent: https.Agent | false): https.RequestOptions {
	return {
		host: LOOPBACK,
		port,
		path,
		agent,
		servername: 'localhost',
		ca: stage.credentials.made.authority,
		signal: stage.signal,
		...(agent === false && { headers: { Connection: 'close' } }),
	}
}
