import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openSession } from '../../src/cli/read.js'
import { leaves } from '../../src/decode/field.js'
import { inspectMessage } from '../../src/session/inspect.js'
import type { Session } from '../../src/session/session.js'
import { english } from '../said.js'
import { secretsOf } from './secrets-of.js'
import { captureFolder, captureNames, readTruths } from './truth-lines.js'

/** A body as tshark exports it, codings undone. */
type Exported = { readonly t: string; readonly len: number; readonly sha256: string; readonly name?: string }

/** What stays sealed here, since Node.js offers no such cipher: the bodies in it are tshark's alone. */
const EXCEPTED = /^(SEED_CBC|IDEA_CBC|RC2_CBC_40) is not among what Node\.js offers$/

describe('HTTP bodies inside TLS, in captures of others', () => {
	it('are those that their truths have', async function () {
		const folder = captureFolder()
		if (!folder) {
			console.log('    HANDSHARK_CAPTURES names no folder of captures')
			this.skip()
		}
		const names = captureNames(folder).filter(name => hasKeys(folder, name) && exported(folder, name).length > 0)
		const differ: string[] = []
		let agree = 0
		let excepted = 0
		for (const name of names) {
			const { hashes, sealed } = await bodies(join(folder, name))
			// tshark does not say which stream a body is of: those it read responses in, and nobody else could.
			const { http } = readTruths(folder, name)
			let unreadable = http.filter(({ s, status, tls }) => tls && status !== undefined && sealed.has(s)).length
			for (const { sha256, len, name: called = '' } of exported(folder, name)) {
				if (hashes.has(sha256)) agree++
				else if (unreadable-- > 0) {
					excepted++
					console.log(`      excepted: ${name}: ${called}, ${len} bytes, by tshark ${sha256}`)
				} else differ.push(`${name}: ${called}, ${len} bytes`)
			}
		}
		console.log(`    bodies of ${names.length} captures: ${agree} agree, ${excepted} excepted, ${differ.length} differ`)
		assert.deepEqual(differ, [])
		assert.ok(agree > 0)
	})
})

function hasKeys(folder: string, name: string): boolean {
	const path = join(folder, name)
	if (!existsSync(`${path}.keylog`) && !existsSync(`${path}.rsakey.der`)) return false
	return process.env.HANDSHARK_CAPTURES_ALL !== undefined || statSync(path).size <= SMALL
}

/** Bytes of the largest capture that is read unless HANDSHARK_CAPTURES_ALL is set. */
const SMALL = 2_000_000

function exported(folder: string, name: string): Exported[] {
	const path = join(folder, `${name}.truth.jsonl`)
	if (!existsSync(path)) return []
	return readFileSync(path, 'utf8')
		.split('\n')
		.filter(line => /"t": ?"obj"/.test(line))
		.map(line => JSON.parse(line) as Exported)
}

/** The hashes of all bodies of a capture, as they are shown; and the streams that cannot be opened here. */
async function bodies(path: string): Promise<{ hashes: Set<string>; sealed: Set<number> }> {
	const { session, capture, read } = openSession(path, { keep: true, secrets: secretsOf(path) })
	try {
		await read()
		const hashes = new Set<string>()
		for (const body of allBodies(session)) hashes.add(createHash('sha256').update(body).digest('hex'))
		const sealed = session.conversations.filter(({ opening }) => EXCEPTED.test(english(opening?.why)))
		return { hashes, sealed: new Set(sealed.map(({ number }) => number - 1)) }
	} finally {
		capture.close()
	}
}

function* allBodies(session: Session): Generator<Uint8Array> {
	for (const conversation of session.conversations) {
		for (const [i, message] of conversation.messages.entries()) {
			if (!message.type.startsWith('http_')) continue
			const blocks = inspectMessage(session, conversation, i)
			const decoded = blocks.find(({ title }) => title.endsWith('decoded body'))
			const whole = blocks.find(({ title }) => /^HTTP re(quest|sponse)$/.test(title))
			const body = whole?.field.children?.find(({ name }) => name === 'body')
			if (decoded) yield decoded.bytes
			else if (body) {
				const [content] = leaves(body).filter(({ name }) => name === 'content')
				if (content) yield whole!.bytes.subarray(content.span.start, content.span.end)
			}
		}
	}
}
