/** A socket as people write it: `127.0.0.1:5683`, `[::1]:443`. */
export function socketText({ address, port }: { readonly address: string; readonly port: number }): string {
	return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}
