import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

/** `capture-secrets.pcapng` with its secrets behind the packets that they open. */
export function secretsLast(): Buffer {
	const bytes = readFileSync('fixtures/capture-secrets.pcapng')
	const blocks: Buffer[] = []
	for (let at = 0; at < bytes.length; at += bytes.readUInt32LE(at + 4))
		blocks.push(bytes.subarray(at, at + bytes.readUInt32LE(at + 4)))
	const later = [...blocks.filter(block => !isSecrets(block)), ...blocks.filter(isSecrets)]
	assert.ok(isSecrets(later.at(-1)!))
	return Buffer.concat(later)
}

const isSecrets = (block: Buffer) => block.readUInt32LE(0) === 10
