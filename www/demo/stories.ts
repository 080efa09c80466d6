// Owns the list of pages the demo offers; leaves their text to articles/*.html.

/** A page of the demo, by its address relative to the demo's root. */
export interface Story {
  href: string;
  /** Short enough for the navigation bar. */
  label: string;
}

export const stories: Story[] = [
  { href: "index.html", label: "Start" },
  { href: "articles/ferry.html", label: "News story" },
  { href: "articles/coffee.html", label: "Figures" },
  { href: "articles/interview.html", label: "Interview" },
  { href: "articles/names.html", label: "Place names" },
  { href: "articles/storm.html", label: "Live page" },
  { href: "your-text.html", label: "Your text" },
];
