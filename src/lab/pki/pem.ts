/** PEM with lines of 64 characters (RFC 7468). */
export function pem(label: string, der: Uint8Array): string {
	const lines = Buffer.from(der)
		.toString('base64')
		.replace(/.{64}(?=.)/g, '$&\n')
	return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`
}
