export function loadCore(): Promise<boolean>;
