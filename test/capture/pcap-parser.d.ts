declare module 'pcap-parser' {
	export type ParsedPacket = {
		readonly header: {
			readonly timestampSeconds: number
			readonly timestampMicroseconds: number
			readonly capturedLength: number
			readonly originalLength: number
		}
		readonly data: Uint8Array
	}
	export function parse(file: string): {
		on(event: 'packet', listener: (packet: ParsedPacket) => void): void
		on(event: 'globalHeader', listener: (header: { readonly linkLayerType: number }) => void): void
		on(event: 'end' | 'error', listener: (error?: Error) => void): void
	}
}
