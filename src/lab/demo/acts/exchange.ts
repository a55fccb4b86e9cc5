import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { Act } from '../act.js'
import { hexOf, mixed, readColour } from '../colours.js'
import { ask, commands, httpsServer, say, tellSecret } from '../exchange.js'
import type { Rgb, Swatch } from '../note.js'
import type { Stage } from '../stage.js'

/** Diffie-Hellman as paint, as small numbers, as X25519 with the keys on the table, then in TLS. */
export const exchange: Act = {
	id: 'exchange',
	inputs: [
		{ name: 'common', initial: 'yellow', isGood: isColour },
		{ name: 'mine', initial: 'red', isGood: isColour },
		{ name: 'theirs', initial: 'blue', isGood: isColour },
		{ name: 'a', initial: '6', isGood: isExponent },
		{ name: 'b', initial: '15', isGood: isExponent },
	],
	play: async stage => {
		await paint(stage)
		await numbers(stage)
		await curve(stage)
		const labels = new Set<string>()
		const server = httpsServer(stage, tellSecret)
		server.on('keylog', (line: Buffer) => labels.add(line.toString('latin1').split(' ', 1)[0]!))
		const port = await stage.listen(server)
		await ask(stage, { port, tls: { ca: stage.credentials.made.authority, minVersion: 'TLSv1.3' } })
		stage.note('key_log_labels', { labels: [...labels].join(', ') })
		commands(stage, port, { ca: stage.credentials })
	},
}

function isColour(text: string): boolean {
	return readColour(text) !== undefined
}

function isExponent(text: string): boolean {
	return /^\d{1,2}$/.test(text.trim()) && Number(text) > 0 && Number(text) < PRIME - 1
}

/** Each side mixes its own colour into the common one, sends the mixture, and mixes its own into what comes. */
async function paint(stage: Stage): Promise<void> {
	const named = (name: string): Swatch => ({ name: stage.inputs[name]!.trim(), rgb: readColour(stage.inputs[name]!)! })
	const [common, mine, theirs] = [named('common'), named('mine'), named('theirs')]
	const [sentByMe, sentByThem] = [mixed([common.rgb, mine.rgb]), mixed([common.rgb, theirs.rgb])]
	await traded(stage, '/paint', hexOf(sentByMe), hexOf(sentByThem))
	const shared = mixed([common.rgb, mine.rgb, theirs.rgb])
	stage.note('mix_public', {}, [common])
	stage.note('mix_own', {}, [mine, theirs])
	stage.note('mix_sent', {}, [nameless(sentByMe), nameless(sentByThem)])
	stage.note('mix_shared', {}, [nameless(shared)])
}

const nameless = (rgb: Rgb): Swatch => ({ name: hexOf(rgb), rgb })

/** The textbook's group: small enough to be tried out by hand. */
const PRIME = 23
const BASE = 5

async function numbers(stage: Stage): Promise<void> {
	const [a, b] = [Number(stage.inputs.a), Number(stage.inputs.b)]
	const [sentA, sentB] = [power(BASE, a), power(BASE, b)]
	await traded(stage, '/number', String(sentA), String(sentB))
	stage.note('numbers_public', { base: BASE, prime: PRIME, a, b })
	stage.note('numbers_sent', { base: BASE, prime: PRIME, a, b, sentA, sentB })
	stage.note('numbers_shared', { prime: PRIME, a, b, sentA, sentB, shared: power(sentB, a) })
}

function power(base: number, exponent: number): number {
	let result = 1
	for (let i = 0; i < exponent; i++) result = (result * base) % PRIME
	return result
}

/** X25519 (RFC 7748), which the TLS connection after it uses as well: here both private keys are shown. */
async function curve(stage: Stage): Promise<void> {
	const [a, b] = [generateKeyPairSync('x25519').privateKey, generateKeyPairSync('x25519').privateKey]
	await traded(stage, '/x25519', publicOf(a), publicOf(b))
	stage.note('own_private', { a: secretOf(a), b: secretOf(b) })
	stage.note('own_public', { a: publicOf(a), b: publicOf(b) })
	const shared = (own: KeyObject, other: KeyObject) =>
		diffieHellman({ privateKey: own, publicKey: createPublicKey(other) }).toString('hex')
	stage.note('own_shared', { client: shared(a, b), server: shared(b, a) })
}

const publicOf = (key: KeyObject) => rawOf(createPublicKey(key).export({ format: 'jwk' }).x)
const secretOf = (key: KeyObject) => rawOf(key.export({ format: 'jwk' }).d)
const rawOf = (text: string | undefined) => Buffer.from(text ?? '', 'base64url').toString('hex')

/** The client sends its part to the server, which answers with its own: in the clear, for all to see. */
async function traded(stage: Stage, path: string, sent: string, answered: string): Promise<void> {
	const listener: RequestListener = (request, response) => {
		request.resume()
		request.once('end', () => say(response, answered))
	}
	const port = await stage.listen(createServer(listener), { wanted: 0 })
	await ask(stage, { port, path, method: 'POST', body: sent })
}
