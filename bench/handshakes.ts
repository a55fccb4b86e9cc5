import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** What was found of handshakes, to be compared: how many messages of each kind, and each server name how often. */
export type Tally = ReadonlyMap<string, number>

const TYPES: ReadonlyMap<string, string> = new Map([
	['1', 'client_hello'],
	['2', 'server_hello'],
	['11', 'certificate'],
	['12', 'server_key_exchange'],
	['14', 'server_hello_done'],
	['16', 'client_key_exchange'],
])

/** What to ask tshark for. */
export const TSHARK_FIELDS = ['tls.handshake.type', 'tls.handshake.extensions_server_name']

/** Of tshark's fields, one packet a line. Messages that it could not name, for they are encrypted, have no type. */
export async function tallyFields(path: string): Promise<Tally> {
	const tally = new Map<string, number>()
	for await (const line of createInterface({ input: createReadStream(path) })) {
		const [types = '', names = ''] = line.split('\t')
		for (const type of types.split(',')) if (TYPES.has(type)) add(tally, TYPES.get(type)!)
		for (const name of names.split(',')) if (name) add(tally, name)
	}
	return tally
}

/** Of the list of handshakes, one message a line. */
export async function tallyList(path: string): Promise<Tally> {
	const tally = new Map<string, number>()
	const counted = new Set(TYPES.values())
	for await (const line of createInterface({ input: createReadStream(path) })) {
		const { 5: type = '', 8: summary = '' } = line.split('\t')
		if (counted.has(type)) add(tally, type)
		const [name = ''] = summary.split(',')
		if (type === 'client_hello' && name.includes('.') && !name.includes(' ')) add(tally, name)
	}
	return tally
}

/** What differs, in words; nothing when all is the same. */
export function differences(left: Tally, right: Tally): string[] {
	const keys = [...new Set([...left.keys(), ...right.keys()])].sort()
	return keys
		.filter(key => left.get(key) !== right.get(key))
		.map(key => `${key}: ${left.get(key) ?? 0} and ${right.get(key) ?? 0}`)
}

function add(tally: Map<string, number>, key: string): void {
	tally.set(key, (tally.get(key) ?? 0) + 1)
}
