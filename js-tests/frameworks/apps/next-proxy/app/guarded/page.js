export default function Page() {
  return <p>A guarded page.</p>;
}
