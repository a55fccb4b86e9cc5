/** A protocol that a line of text gives away, and whether TLS begins in it only when asked for. */
export type Spoken = { readonly protocol: string; readonly hasStartTls: boolean }

/** The first line of what is said in place of TLS: a row for each protocol that tells itself by it. */
const GREETINGS: readonly (Spoken & { readonly line: RegExp })[] = [
	{ protocol: 'SSH', hasStartTls: false, line: /^SSH-\d/ },
	{
		protocol: 'SMTP',
		hasStartTls: true,
		line: /^(220[ -].*(SMTP|ESMTP|Postfix|Exim|Sendmail|mail)|(EHLO|HELO) |(500|502|503|554|421)[ -]5?\.?\d?)/i,
	},
	{ protocol: 'IMAP', hasStartTls: true, line: /^\* (OK|PREAUTH|BYE|BAD)\b/ },
	{ protocol: 'POP3', hasStartTls: true, line: /^(\+OK|-ERR)\b/ },
	{ protocol: 'FTP', hasStartTls: true, line: /^220[ -]/ },
	{ protocol: 'NNTP', hasStartTls: true, line: /^20[01][ -]/ },
	{ protocol: 'XMPP', hasStartTls: true, line: /^<\?xml|^<stream:/ },
	{ protocol: 'LDAP', hasStartTls: true, line: /^0.{1,6}\./ },
	{ protocol: 'RFB (VNC)', hasStartTls: false, line: /^RFB \d/ },
	{ protocol: 'MySQL', hasStartTls: true, line: /^.{3}\.\.?\d\.\d+\.\d+/ },
	{ protocol: 'Redis', hasStartTls: false, line: /^(-ERR|-DENIED|-NOAUTH) / },
	{ protocol: 'IRC', hasStartTls: true, line: /^:\S+ (NOTICE|020|451|421) |^(NICK|USER) /i },
	{ protocol: 'RTSP', hasStartTls: false, line: /^RTSP\/\d/ },
	{ protocol: 'SIP', hasStartTls: false, line: /^SIP\/\d/ },
]

/** Which protocol a line is of; nothing for one that gives nothing away. */
export function protocolOf(line: string): Spoken | undefined {
	return GREETINGS.find(greeting => greeting.line.test(line))
}

/** How clients ask for TLS in other protocols: RFC 3207, 2595, 4217, 4642, 6120. */
export const ASKS_FOR_TLS = /^(\S+ )?(STARTTLS|STLS|AUTH (TLS|SSL))\s*$|<starttls /i

/** A server's answer that it will not: SMTP and FTP 4xx and 5xx, IMAP NO and BAD, POP3 -ERR, XMPP failure. */
export const DECLINES = /^([45]\d\d[ -]|\S+ (NO|BAD)\b|-ERR\b|<failure)/i
