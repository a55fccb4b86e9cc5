import type { Message } from '../session/conversation.js'
import type { AlertStep, SideCourse, Way } from './course.js'

/** The alert with which a side gives up. */
export type Complaint = AlertStep & {
	/** It is sealed: only its size and its place tell. */
	readonly isHidden: boolean
	/** It comes before the two have exchanged anything but the handshake. */
	readonly isEarly: boolean
}

/**
 * The alert that ended it. In TLS 1.3 the level means nothing: all but two descriptions are fatal (RFC 8446, 6). Up to
 * TLS 1.2 a warning counts when nothing of the handshake follows it.
 */
export function complaintOf(way: Way, isDone: boolean): Complaint | undefined {
	for (const alert of way.alerts) {
		if (alert.description === undefined) {
			if (isHiddenComplaint(alert, way, isDone)) return { ...alert, isHidden: true, isEarly: true }
		} else if (isFatal(alert, way, isDone) && !isReaction(alert, way, isDone)) {
			return { ...alert, isHidden: false, isEarly: !isDone || !hasExchanged(way, alert) }
		}
	}
	return undefined
}

/** Java's client says handshake_failure to a server that has hung up already: the end was the server's. */
function isReaction({ from, message }: AlertStep, { conversation }: Way, isDone: boolean): boolean {
	const [packet = 0] = message.packets
	return !isDone && conversation.tcp.ends.some(end => end.from !== from && end.packet < packet)
}

function isFatal(alert: AlertStep, { conversation, is13 }: Way, isDone: boolean): boolean {
	const { description, index, message } = alert
	if (description === 'close_notify') return false
	if (message.level === 'fatal' || (is13 && description !== 'user_canceled')) return true
	const goesOn = conversation.messages.slice(index + 1).some(({ type }) => type !== 'alert')
	return !goesOn && (description === 'user_canceled' || !isDone)
}

/** Whether the two exchanged data before an alert. */
function hasExchanged({ client, server, http }: Way, { index }: AlertStep): boolean {
	const earlier = ({ data }: SideCourse) => data.some(step => step.index < index)
	return (earlier(client) && earlier(server)) || http.some(({ encrypted }) => encrypted)
}

/**
 * Whether an alert that cannot be read is a complaint and no close_notify: when the handshake is not done; and in
 * TLS 1.3, when the server sends it in place of its first record since the client's Finished. There OpenSSL, GnuTLS, NSS,
 * JSSE and Go send tickets or data if they are content. Who answers the other's end, only takes leave.
 */
function isHiddenComplaint(alert: AlertStep, way: Way, isDone: boolean): boolean {
	const { is13, client, server, tls, conversation, alerts } = way
	if (tls?.negotiated === undefined || way.hasHoles || way.isOneSided) return false
	const [packet = 0] = alert.message.packets
	const isAnswer =
		conversation.tcp.ends.some(end => end.from !== alert.from && end.packet < packet) ||
		alerts.some(other => other.from !== alert.from && (other.message.packets[0] ?? 0) < packet)
	if (isAnswer) return false
	if (!isDone) return true
	const finished = client.finished?.message.packets[0]
	if (!is13 || alert.from !== 'server' || finished === undefined) return false
	if (server.finished === undefined) return false
	const isAlert = new Set(alerts.map(({ index }) => index))
	// RFC 8446, 6.1: close_notify is answered by close_notify; after any other alert nobody says anything.
	if (alerts.some(other => other.from === 'client' && (other.message.packets[0] ?? 0) > packet)) return false
	const hasAsked = client.data.length > 0
	return !conversation.messages.some(
		(message, index) =>
			message.from === 'server' &&
			!isAlert.has(index) &&
			(message.packets.at(-1) ?? 0) > finished &&
			!(hasAsked && message.recordCount === 2 && areTickets(message)),
	)
}

/**
 * One or two records of one length, and nothing else: OpenSSL's servers send two tickets when the handshake is done. Who
 * asks, gets no more than these and is left with an alert, has not been answered.
 */
export function areTickets({ type, standing, recordCount, recordLength = 0 }: Message): boolean {
	if (type !== 'application_data' || standing === 'verified') return false
	return recordCount <= 2 && recordLength >= SHORTEST_TICKET && recordLength <= LONGEST_TICKET
}

/** Bytes of a sealed NewSessionTicket of OpenSSL: 250 as a rule, some more with a server name, ALPN or a client certificate. */
const SHORTEST_TICKET = 200
const LONGEST_TICKET = 400
