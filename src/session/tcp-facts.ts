import { opening, type Side, type TcpConnection } from '../decode/net/tcp-connection.js'
import type { Conversation, Role, Time } from './conversation.js'

/** What is known of a conversation's TCP by now. */
export function tcpFacts(connection: TcpConnection<unknown>, clientSide: Side): Conversation['tcp'] {
	const { synAck, syn, established, endings } = connection
	const { [clientSide]: client, [other(clientSide)]: server } = connection
	return {
		ends: endings.map(({ side, how, moment }) => ({
			from: side === clientSide ? 'client' : 'server',
			how,
			packet: moment.number,
			time: timeOf(moment),
		})),
		opening: opening(connection),
		startsMidway: isMidway(connection, clientSide, 'client') || isMidway(connection, clientSide, 'server'),
		resent: { client: client.resent, server: server.resent },
		acknowledged: { client: client.stream.acknowledged, server: server.stream.acknowledged },
		...(syn && { syn: timeOf(syn) }),
		...(synAck && { synAck: timeOf(synAck), synAckPacket: synAck.number }),
		...(established && { established: timeOf(established) }),
	}
}

/** Whether the first bytes of a side were not captured. */
export function isMidway(connection: TcpConnection<unknown>, client: Side, role: Role): boolean {
	return connection[role === 'client' ? client : other(client)].stream.begins === 'middle'
}

export function other(side: Side): Side {
	return side === 'a' ? 'b' : 'a'
}

function timeOf({ seconds, nanos }: Time): Time {
	return { seconds, nanos }
}
