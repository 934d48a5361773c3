# A reader sees the old graph or the new one: all graphs are copied in one request.
COPY GRAPH <urn:kg:from> TO GRAPH <urn:kg:to>
