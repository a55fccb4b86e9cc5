import type { GrowingSession } from '../../src/session/session.js'
import { iface, packet, section } from '../capture/write.js'

/** Sessions whose packets stand in one capture, so that a peer has to be started once: its start takes longer than its work. */
export type Group = {
	readonly sessions: GrowingSession[]
	/** What each server port carries: the same in all of the sessions. */
	readonly protocols: Map<number, string>
	/** The ends of the connections, which must not meet again in another session. */
	readonly ends: Set<string>
}

/** As few groups as keep apart what would disturb each other: the same port with another protocol, the same pair of ends. */
export function grouped(sessions: readonly GrowingSession[]): Group[] {
	const groups: Group[] = []
	for (const session of sessions) {
		const protocols = protocolsOf(session)
		const ends = endsOf(session)
		let group = groups.find(
			({ protocols: there, ends: taken }) =>
				[...protocols].every(([port, protocol]) => (there.get(port) ?? protocol) === protocol) &&
				ends.every(end => !taken.has(end)),
		)
		if (!group) {
			group = { sessions: [], protocols: new Map(), ends: new Set() }
			groups.push(group)
		}
		group.sessions.push(session)
		for (const [port, protocol] of protocols) group.protocols.set(port, protocol)
		for (const end of ends) group.ends.add(end)
	}
	return groups
}

/** All packets of the sessions, one after the other, as a pcapng file without secrets. */
export function joined(sessions: readonly GrowingSession[]): Uint8Array {
	const links = [...new Set(sessions.flatMap(session => rowsOf(session).map(row => row.link)))]
	const packets = sessions.flatMap(session =>
		rowsOf(session).map(({ position, captured, length, link, time }) =>
			packet({
				id: links.indexOf(link),
				ticks: BigInt(time.seconds) * 1_000_000n + BigInt(Math.floor(time.nanos / 1000)),
				bytes: session.bytes(position, captured),
				length,
			}),
		),
	)
	return section([...links.map(link => iface({ link })), ...packets])
}

/** Which session a packet of the joined capture came from, and its number there. */
export function placeIn(
	sessions: readonly GrowingSession[],
	number: number,
): { readonly session: GrowingSession; readonly packet: number } {
	let before = 0
	for (const session of sessions) {
		if (number - before <= session.index!.count) return { session, packet: number - before }
		before += session.index!.count
	}
	throw new Error(`${before} packets were joined, and there is a packet ${number}`)
}

function rowsOf({ index }: GrowingSession) {
	return Array.from({ length: index!.count }, (_, i) => index!.row(i + 1)!)
}

function protocolsOf(session: GrowingSession): Map<number, string> {
	const recognised = session.conversations.filter(({ protocol }) => protocol !== 'unknown')
	// A WebSocket begins as HTTP.
	return new Map(recognised.map(({ server, protocol }) => [server.port, protocol === 'websocket' ? 'http' : protocol]))
}

function endsOf({ conversations }: GrowingSession): string[] {
	return conversations.map(({ client, server }) =>
		[client, server]
			.map(({ address, port }) => `${address}:${port}`)
			.sort()
			.join(' '),
	)
}
