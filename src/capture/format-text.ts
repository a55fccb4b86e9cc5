import type { CaptureFormat } from './capture-sink.js'

/**
 * What a capture is, for a person: `pcapng (gzip), little-endian, microseconds, 2 interfaces`. A file that is cut in its
 * header has no format.
 */
export function formatText(format: CaptureFormat | undefined, packing?: 'gzip' | 'zstd'): string {
	if (!format) return 'cut in its file header'
	const { kind, byteOrder, interfaces } = format
	const clocks = [...new Set(interfaces.map(iface => iface.precision))]
	return [
		packing ? `${kind} (${packing})` : kind,
		`${byteOrder}-endian`,
		...clocks,
		...(interfaces.length > 1 ? [`${interfaces.length} interfaces`] : []),
	].join(', ')
}
