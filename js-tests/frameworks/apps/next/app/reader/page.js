"use client";

import { useEffect, useState } from "react";
import { callApi, listScripts } from "../../call-api.mjs";

/** A client component that calls an API and shows its error. The tests call the global functions. */
export default function Page() {
  const [error, setError] = useState(null);
  useEffect(() => {
    globalThis.listScripts = listScripts;
    globalThis.callApi = async (url) => {
      const read = await callApi(url);
      setError(read);
      return read;
    };
  }, []);
  return <output>{error && `${error.status} ${error.detail}`}</output>;
}
