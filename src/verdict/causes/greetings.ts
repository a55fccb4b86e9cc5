import type { PlainTurn } from '../../session/conversation.js'

/** A protocol that its first bytes give away, and whether TLS begins in it only when asked for; `starttls` as openssl s_client calls it. */
export type Spoken = { readonly protocol: string; readonly hasStartTls: boolean; readonly starttls?: string }

/** What is said in place of TLS: a row for each protocol that tells itself by its first line, or by its first bytes in hex. */
const GREETINGS: readonly (Spoken & ({ readonly line: RegExp } | { readonly head: RegExp }))[] = [
	// The command that it does not know is TLS; POP3 says -ERR as well, but greets first.
	{
		protocol: 'Redis',
		hasStartTls: false,
		line: /^-(ERR (unknown command|Protocol error)|DENIED|NOAUTH|LOADING|MISCONF)\b/,
	},
	/** What a client of Redis says: an array of so many texts. */
	{ protocol: 'Redis', hasStartTls: false, line: /^\*[1-9]\d{0,3}$/ },
	{ protocol: 'memcached', hasStartTls: false, line: /^ERROR$/ },
	/** RFC 1928, 3; SOCKS 4 answers in eight bytes. */
	{ protocol: 'SOCKS', hasStartTls: false, head: /^05(00|02|ff)$|^005[a-d].{12}$/ },
	/** TPKT (RFC 1006, 6) around X.224: RDP's connection confirm, or its refusal. */
	{ protocol: 'RDP', hasStartTls: false, head: /^0300.{4}..(d0|80)/ },
	/** SETTINGS, the first frame of either side (RFC 9113, 3.4). */
	{ protocol: 'HTTP/2', hasStartTls: false, head: /^0000..040000000000/ },
	{ protocol: 'PostgreSQL', hasStartTls: true, starttls: 'postgres', line: /^E.{4}S(FATAL|ERROR|PANIC)/ },
	/** SSLRequest: a length and a number that is no version. The answer is one letter, S or N. */
	{ protocol: 'PostgreSQL', hasStartTls: true, starttls: 'postgres', head: /^0000000804d2162f$/ },
	{ protocol: 'SSH', hasStartTls: false, line: /^SSH-\d/ },
	{
		protocol: 'SMTP',
		hasStartTls: true,
		line: /^(220[ -].*(SMTP|ESMTP|Postfix|Exim|Sendmail|mail)|(EHLO|HELO) |(500|502|503|554|421)[ -]5?\.?\d?)/i,
	},
	/** RFC 5804, 1.7: capabilities, each a text in quotes. */
	{
		protocol: 'ManageSieve',
		hasStartTls: true,
		starttls: 'sieve',
		line: /^"(IMPLEMENTATION|SASL|SIEVE|STARTTLS|VERSION)"/,
	},
	{
		protocol: 'IMAP',
		hasStartTls: true,
		line: /^(\* (OK|PREAUTH|BYE|BAD)|[a-z]{1,4}\d{1,6} (LOGIN|CAPABILITY|AUTHENTICATE|STARTTLS|NOOP|LOGOUT))\b/i,
	},
	{ protocol: 'POP3', hasStartTls: true, line: /^(\+OK|-ERR)\b/ },
	{ protocol: 'FTP', hasStartTls: true, line: /^220[ -]/ },
	{ protocol: 'NNTP', hasStartTls: true, line: /^20[01][ -]/ },
	{ protocol: 'XMPP', hasStartTls: true, line: /^<\?xml|^<stream:/ },
	{ protocol: 'LDAP', hasStartTls: true, line: /^0.{1,6}\./ },
	/** RFC 854: what the two will and will not do, IAC before each. */
	{ protocol: 'Telnet', hasStartTls: false, head: /^ff(fb|fc|fd|fe)/ },
	{ protocol: 'RFB (VNC)', hasStartTls: false, line: /^RFB \d/ },
	/** Length, number 0, version 10 of the protocol, and the server's version as a text. */
	{ protocol: 'MySQL', hasStartTls: true, head: /^.{6}000a3\d(3\d)?2e/ },
	{ protocol: 'IRC', hasStartTls: true, line: /^:\S+ (NOTICE|020|451|421) |^(NICK|USER) /i },
	{ protocol: 'RTSP', hasStartTls: false, line: /^RTSP\/\d/ },
	{ protocol: 'SIP', hasStartTls: false, line: /^SIP\/\d/ },
]

/** Which protocol a turn is of; nothing for one that gives nothing away. */
export function protocolOf({ line, head }: Pick<PlainTurn, 'line' | 'head'>): Spoken | undefined {
	return GREETINGS.find(greeting => ('line' in greeting ? greeting.line.test(line) : greeting.head.test(head)))
}

/** Whether a client asks for TLS in another protocol: by a word, or as PostgreSQL's do. */
export function asksForTls({ from, line, head }: PlainTurn): boolean {
	return from === 'client' && (ASKS_FOR_TLS.test(line) || head === SSL_REQUEST)
}

/** Whether this is a server's answer that it will not. */
export function declinesTls(asked: PlainTurn, { line, length }: PlainTurn): boolean {
	return asked.head === SSL_REQUEST ? line === 'N' && length === 1 : DECLINES.test(line)
}

/** Whether the bytes have the form of a TLS record, be it damaged: they are no other protocol. */
export function looksLikeTls({ head }: PlainTurn): boolean {
	return /^1[4-7]030[0-4]/.test(head)
}

/** SSLRequest of PostgreSQL. */
const SSL_REQUEST = '0000000804d2162f'

/** How clients ask for TLS in other protocols: RFC 3207, 2595, 4217, 4642, 6120. */
const ASKS_FOR_TLS = /^(\S+ )?(STARTTLS|STLS|AUTH (TLS|SSL))\s*$|<starttls /i

/** A server's answer that it will not: SMTP and FTP 4xx and 5xx, IMAP NO and BAD, ManageSieve NO, POP3 -ERR, XMPP failure. */
const DECLINES = /^([45]\d\d[ -]|(\S+ )?(NO|BAD)\b|-ERR\b|<failure)/i
